using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Isobar.Tests.Doubles.OpenMeteo;

/// <summary>How a request is answered, given what a well-behaved service would say.</summary>
public delegate Task Behaviour(HttpContext context, JsonNode forecast);

/// <summary>The real service's good and bad days.</summary>
public static class Behaviours
{
    public static Behaviour Weather { get; } = (context, forecast) => WriteAsync(context, forecast.ToJsonString());

    /// <summary>A page where JSON should be: a captive portal, a proxy's error with status 200.</summary>
    public static Behaviour Html { get; } = (context, _) =>
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<!doctype html><title>Sign in</title>");
    };

    public static Behaviour TruncatedJson { get; } = (context, forecast) =>
        WriteAsync(context, forecast.ToJsonString() is var json ? json[..(json.Length / 2)] : "");

    /// <summary>The connection breaks in the middle of the body.</summary>
    public static Behaviour Cut { get; } = async (context, forecast) =>
    {
        var json = forecast.ToJsonString();
        context.Response.ContentLength = json.Length;
        await WriteAsync(context, json[..(json.Length / 2)]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    };

    public static Behaviour Status(int status, string? retryAfter = null) => (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return WriteAsync(context, """{"error":true,"reason":"As the test wished."}""");
    };

    public static Behaviour Body(string json) => (context, _) => WriteAsync(context, json);

    /// <summary>Weather, with the location at <paramref name="index"/> changed by <paramref name="edit"/>.</summary>
    public static Behaviour Edited(int index, Action<JsonObject> edit) => (context, forecast) =>
    {
        edit((forecast is JsonArray several ? several[index] : forecast)!.AsObject());
        return WriteAsync(context, forecast.ToJsonString());
    };

    /// <summary>Waits for the test (or for the client to give up) before <paramref name="then"/>.</summary>
    public static Behaviour Held(Task release, Behaviour then) => async (context, forecast) =>
    {
        await release.WaitAsync(context.RequestAborted);
        await then(context, forecast);
    };

    private static Task WriteAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json);
    }
}

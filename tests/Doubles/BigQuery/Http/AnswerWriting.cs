using Microsoft.AspNetCore.Http;

namespace Isobar.Tests.Doubles.BigQuery.Http;

internal static class AnswerWriting
{
    public static async Task WriteAsync(this HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Status != 204)
        {
            context.Response.ContentType = "application/json; charset=UTF-8";
            context.Response.ContentLength = answer.Json.Length;
            await context.Response.Body.WriteAsync(answer.Json);
        }
    }
}

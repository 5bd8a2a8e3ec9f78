using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Isobar.Tests.Doubles.BigQuery.Faults;

/// <summary>
/// The switches over HTTP, for a double that is a process of its own:
/// <c>POST double/faults {"operation", "always"?, "faults": [{"kind", "status"?, "reason"?, "message"?, "milliseconds"?, "retryAfter"?}]}</c>,
/// <c>POST double/weather {"seed", "errors"?, "lost"?, "cut"?, "rateLimits"?, "late"?, "operations"?}</c>,
/// <c>POST double/streaming {"dedupeMilliseconds"?, "forget"?, "lagAfterCreateMilliseconds"?, "lagAfterChangeMilliseconds"?, "refuse"?: {"column", "equals", "message"?}}</c>,
/// <c>POST double/clear</c>, <c>GET double/counters</c>.
/// </summary>
internal sealed class ControlEndpoints(BigQueryDouble service)
{
    public void Map(WebApplication application)
    {
        application.MapPost("double/faults", context => DoAsync(context, QueueFaults));
        application.MapPost("double/weather", context => DoAsync(context, SetWeather));
        application.MapPost("double/streaming", context => DoAsync(context, SetStreaming));
        application.MapPost("double/clear", context => DoAsync(context, _ => service.Faults.Clear()));
        application.MapGet("double/counters", context => context.WriteAsync(Answer.Ok(JsonSerializer.SerializeToNode(service.Counters.All)!)));
    }

    private static async Task DoAsync(HttpContext context, Action<JsonObject> change)
    {
        var request = await ApiRequest.ReadAsync(context);
        try
        {
            change(request.Body.IsEmpty ? [] : request.Json());
            await context.WriteAsync(Answer.Empty);
        }
        catch (Exception refused) when (refused is ApiException or FormatException or InvalidOperationException or ArgumentException)
        {
            await context.WriteAsync(Answer.Error(ApiException.Invalid(refused.Message)));
        }
    }

    private void QueueFaults(JsonObject request)
    {
        var operation = (string?)request["operation"] ?? throw ApiException.Required("operation");
        Fault[] faults = [.. (request["faults"]?.AsArray() ?? []).Select(fault => FaultOf(fault!))];
        if ((bool?)request["always"] ?? false)
        {
            service.Faults.Always(operation, faults.FirstOrDefault());
        }
        else
        {
            service.Faults.Next(operation, faults);
        }
    }

    private static Fault FaultOf(JsonNode document)
    {
        var fault = new Fault(Enum.Parse<FaultKind>((string?)document["kind"] ?? throw ApiException.Required("faults.kind"), ignoreCase: true));
        return fault with
        {
            Status = (int?)document["status"] ?? fault.Status,
            Reason = (string?)document["reason"] ?? fault.Reason,
            Message = (string?)document["message"] ?? fault.Message,
            Duration = Milliseconds(document["milliseconds"]) ?? fault.Duration,
            RetryAfter = (string?)document["retryAfter"],
        };
    }

    private void SetWeather(JsonObject request) => service.Faults.Set(new Weather((int?)request["seed"] ?? 0)
    {
        Errors = (double?)request["errors"] ?? 0,
        Lost = (double?)request["lost"] ?? 0,
        Cut = (double?)request["cut"] ?? 0,
        RateLimits = (double?)request["rateLimits"] ?? 0,
        Late = (double?)request["late"] ?? 0,
        Operations = (request["operations"]?.AsArray() ?? []).Select(operation => (string)operation!).ToHashSet(StringComparer.Ordinal),
    });

    private void SetStreaming(JsonObject request)
    {
        var settings = service.Streaming;
        settings.DedupeWindow = (bool?)request["forget"] == true ? TimeSpan.Zero : Milliseconds(request["dedupeMilliseconds"]) ?? settings.DedupeWindow;
        settings.LagAfterCreate = Milliseconds(request["lagAfterCreateMilliseconds"]) ?? settings.LagAfterCreate;
        settings.LagAfterChange = Milliseconds(request["lagAfterChangeMilliseconds"]) ?? settings.LagAfterChange;
        if (request.ContainsKey("refuse"))
        {
            settings.Refuse = request["refuse"] is { } refuse
                ? Refusing((string)refuse["column"]!, (string)refuse["equals"]!, (string?)refuse["message"] ?? "As the test wished.")
                : null;
        }
    }

    private static Streaming.RowRefusal Refusing(string column, string value, string message) =>
        (TableName _, JsonElement row) => row.TryGetProperty(column, out var found) && found.ToString() == value ? message : null;

    private static TimeSpan? Milliseconds(JsonNode? number) => (double?)number is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
}

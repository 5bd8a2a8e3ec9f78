using Isobar.Api.Json;
using Isobar.Api.Keys;
using Isobar.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Health;

/// <summary><c>/healthz</c>: the process runs. <c>/readyz</c>: it can take and move events.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", static () => Answer("up"))
            .WithName("Health").WithTags("Operations").WithSummary("The process is up.")
            .Produces<HealthDocument>()
            .OpenToAll();
        routes.MapGet("/readyz", ReadyAsync)
            .WithName("Readiness").WithTags("Operations").WithSummary("It can take and move events; else what cannot.")
            .Produces<HealthDocument>()
            .ProducesProblems(StatusCodes.Status503ServiceUnavailable)
            .OpenToAll();
    }

    private static async Task<IResult> ReadyAsync(
        ReadinessReport report, IOptions<ApiOptions> options, CancellationToken cancellationToken)
    {
        var missing = await report.NotReadyAsync(cancellationToken);
        return missing.Count == 0
            ? Answer("ready")
            : Refusal.Unavailable($"Not ready: {string.Join(", ", missing.Keys)}.", options.Value.RetryAfter)
                with { Code = "not-ready", More = new Dictionary<string, object?>(StringComparer.Ordinal) { ["not_ready"] = missing } };
    }

    private static JsonHttpResult<HealthDocument> Answer(string status) =>
        TypedResults.Json(new HealthDocument(status), ApiJsonContext.Default.HealthDocument);
}

/// <summary>The state of the process.</summary>
internal sealed record HealthDocument(string Status);

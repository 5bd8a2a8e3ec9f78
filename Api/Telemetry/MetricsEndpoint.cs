using Isobar.Api.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Isobar.Api.Telemetry;

/// <summary><c>/metrics</c>: Prometheus text, of every meter whose name begins with <c>Isobar</c>.</summary>
internal static class MetricsEndpoint
{
    public static void AddMetricsText(this IServiceCollection services) => services
        .AddOpenTelemetry()
        .WithMetrics(static metrics => metrics.AddMeter("Isobar*").AddPrometheusExporter());

    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapPrometheusScrapingEndpoint("/metrics").RequireScope(ApiScope.Read);

    public static void MapOpenMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint("/metrics");
}

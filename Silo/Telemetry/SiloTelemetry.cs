using System.Collections;
using Isobar.Api.Telemetry;
using Isobar.Broker.Streams;
using Isobar.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Isobar.Silo.Telemetry;

/// <summary>
/// Metrics for <c>/metrics</c> always; traces, and metrics too, by OTLP where the standard variable
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.
/// </summary>
internal static class SiloTelemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The standard <c>OTEL_</c> variables, which OpenTelemetry looks for in the host's configuration.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Variables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(static variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
        .Where(static variable => variable.Key.StartsWith("OTEL_", StringComparison.Ordinal));

    public static IServiceCollection AddSiloTelemetry(this IServiceCollection services)
    {
        var exports = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint));
        services.AddOpenTelemetry()
            .ConfigureResource(static resource => resource.AddService("isobar"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(IsobarMeter.Name, $"{IsobarMeter.Name}.*").AddRuntimeInstrumentation();
                if (exports)
                {
                    metrics.AddOtlpExporter();
                }
            })
            .AddTracesIf(exports);
        return services;
    }

    // Without a collector nobody reads traces, and not recording them is what makes them free.
    private static void AddTracesIf(this OpenTelemetry.OpenTelemetryBuilder telemetry, bool exports)
    {
        if (exports)
        {
            telemetry.WithTracing(static traces => traces
                .AddSource(Tracing.SourceName, DeliveryTracing.SourceName)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddOtlpExporter());
        }
    }
}

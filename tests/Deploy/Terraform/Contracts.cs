using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Isobar.Adapters.BigQuery;

namespace Isobar.Tests.Deploy.Terraform;

/// <summary>What Terraform takes the code to expect, each variant evaluated once.</summary>
internal static class Contracts
{
    private static readonly ConcurrentDictionary<(string Mode, string Prefix), Task<JsonObject>> Known = new();

    public static Task<JsonObject> ReadAsync(string mode, string prefix) => Known.GetOrAdd((mode, prefix), EvaluateAsync);

    private static Task<JsonObject> EvaluateAsync((string Mode, string Prefix) variant)
    {
        var defaults = new BigQueryOptions();
        return Evaluation.OutputsAsync(
            Evaluation.Contract,
            ("project", "my-project"),
            ("dataset", defaults.Dataset),
            ("mode", variant.Mode),
            ("live_days", $"{defaults.LiveDays}"),
            ("landing_retention_hours", $"{defaults.LandingRetention.TotalHours}"),
            ("name_prefix", variant.Prefix));
    }
}

using System.Text.Json.Nodes;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Hosting;

/// <summary>What the double answered.</summary>
public sealed record Reply(int Status, JsonObject Document, string? RetryAfter)
{
    public string? Message => (string?)Document["error"]?["message"];

    public string? Reason => (string?)Document["error"]?["errors"]?[0]?["reason"];

    public string? State => (string?)Document["status"]?["state"];

    public string? JobReason => (string?)Document["status"]?["errorResult"]?["reason"];

    public string[] Rows => [.. (Document["rows"]?.AsArray() ?? []).Select(row =>
        string.Join('|', row!["f"]!.AsArray().Select(cell => cell!["v"]?.ToString())))];

    /// <summary>The reason of each row that insertAll refused, by its place.</summary>
    public IReadOnlyDictionary<int, string> Refusals => (Document["insertErrors"]?.AsArray() ?? [])
        .ToDictionary(error => (int)error!["index"]!, error => (string)error!["errors"]![0]!["reason"]!);
}

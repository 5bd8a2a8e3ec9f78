using System.Text.Json.Nodes;

namespace Isobar.Tests.Doubles.BigQuery.Streaming;

/// <summary>Why a row did not go in: https://cloud.google.com/bigquery/docs/reference/rest/v2/tabledata/insertAll#response-body.</summary>
/// <param name="Reason"><c>invalid</c>, or <c>stopped</c> for a row that others kept out.</param>
/// <param name="Location">The column.</param>
public sealed record RowError(string Reason, string Location, string Message)
{
    public static readonly RowError Stopped = new("stopped", "", "");

    public static RowError Invalid(string location, string message) => new("invalid", location, message);

    public JsonObject Write() => new()
    {
        ["reason"] = Reason,
        ["location"] = Location,
        ["debugInfo"] = "",
        ["message"] = Message,
    };
}

using Isobar.Adapters.BigQuery.Rest;

namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>
/// Errors that BigQuery reports of rows though the table is at fault: a column of ours that it does not have (streaming learns of a new one
/// only within minutes, or somebody has dropped it), or a required one that is not ours. No row may become a dead letter for that.
/// </summary>
internal static class SchemaFaults
{
    private static readonly string[] Beginnings = ["no such field", "missing required field"];

    /// <summary>What the error says of the table; null if it is about the row.</summary>
    public static string? Find(InsertError error) =>
        error is { Reason: "invalid", Message: { } message }
        && Beginnings.Any(beginning => message.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            ? message
            : null;

    public static BigQueryFailure ToFailure(string resource, string fault, InsertError error)
    {
        var column = string.IsNullOrEmpty(error.Location) ? "" : $", column {error.Location}";
        return new(
            FailureKind.Schema,
            $"BigQuery's {resource} and Isobar's rows differ ({fault.TrimEnd('.')}{column}). If the column is new, streaming learns of it within minutes; else restart Isobar, which adds what is missing.",
            fault)
        {
            Reason = error.Reason,
        };
    }
}

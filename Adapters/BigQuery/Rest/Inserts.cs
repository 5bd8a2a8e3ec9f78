namespace Isobar.Adapters.BigQuery.Rest;

/// <summary>The answer of https://cloud.google.com/bigquery/docs/reference/rest/v2/tabledata/insertAll: success can be partial.</summary>
internal sealed record InsertAnswer(IReadOnlyList<InsertRowErrors>? InsertErrors);

internal sealed record InsertRowErrors(int Index, IReadOnlyList<InsertError>? Errors);

/// <param name="Reason">Such as <c>invalid</c>, or <c>stopped</c> for a row that is innocent.</param>
/// <param name="Location">The column at fault.</param>
/// <param name="Message">For people.</param>
internal sealed record InsertError(string? Reason, string? Location, string? Message);

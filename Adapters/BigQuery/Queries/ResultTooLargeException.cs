namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>The values of an answer need more memory than they may.</summary>
internal sealed class ResultTooLargeException(int limit)
    : Exception($"The answer has more than {limit} bytes ({BigQueryOptions.Section}:{nameof(BigQueryOptions.MaxResultBytes)}).");

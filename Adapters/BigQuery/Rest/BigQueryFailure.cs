using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.Rest;

/// <summary>A request that failed; the message names the resource and says what to do.</summary>
internal sealed class BigQueryFailure(FailureKind kind, string message, string detail, TimeSpan? retryAfter = null, Exception? cause = null)
    : Exception(message, cause)
{
    public FailureKind Kind { get; } = kind;

    /// <summary>What BigQuery said, without resource and advice.</summary>
    public string Detail { get; } = detail;

    /// <summary>BigQuery's own word for it, such as <c>bytesBilledLimitExceeded</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>When BigQuery wants to be asked again, if it said so.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    public bool IsTransient => Kind is FailureKind.Busy or FailureKind.Unreachable;

    /// <summary>As the port says it. Whatever failed here may be done again.</summary>
    public WarehouseUnavailableException ToUnavailable() => new(Message, this);
}

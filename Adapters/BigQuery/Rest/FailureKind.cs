namespace Isobar.Adapters.BigQuery.Rest;

/// <summary>What a failed request means to whoever sent it.</summary>
internal enum FailureKind
{
    /// <summary>BigQuery is busy or in trouble; worth repeating soon.</summary>
    Busy,

    /// <summary>No answer: what was asked may or may not have happened. Worth repeating, because everything here may be repeated.</summary>
    Unreachable,

    /// <summary>A quota is used up; repeating soon only uses up more.</summary>
    Quota,

    Denied,

    NotFound,

    /// <summary>It exists already.</summary>
    Conflict,

    /// <summary>The request itself is wrong, and will be.</summary>
    Invalid,

    /// <summary>A table's columns are not those that rows have: not yet, or no more.</summary>
    Schema,

    Credentials,
}

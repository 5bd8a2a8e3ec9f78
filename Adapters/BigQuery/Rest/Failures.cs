using Isobar.GoogleCloud;

namespace Isobar.Adapters.BigQuery.Rest;

/// <summary>
/// Sorts what Google answers, see https://cloud.google.com/bigquery/docs/error-messages, and puts it into words for the operator.
/// </summary>
internal static class Failures
{
    private static readonly HashSet<string> BusyReasons = new(StringComparer.Ordinal)
    {
        "rateLimitExceeded", "jobRateLimitExceeded", "backendError", "internalError", "jobBackendError", "jobInternalError", "tableUnavailable", "timeout",
        "userRateLimitExceeded",
    };

    public static bool IsOfGoogle(Exception failed) => failed is GoogleApiException or GoogleApiUnreachableException or GoogleCredentialsException;

    public static BigQueryFailure Of(Operation operation, Exception failed) => failed switch
    {
        GoogleApiException answer => OfAnswer(operation, answer),
        GoogleApiUnreachableException silence => OfSilence(silence),
        _ => new(FailureKind.Credentials, failed.Message, failed.Message, cause: failed),
    };

    /// <summary>What BigQuery said of single rows, or of a job that ended.</summary>
    public static BigQueryFailure Of(Operation operation, string resource, string? reason, string message)
    {
        var kind = KindOf(new GoogleError(400, null, reason, message));
        return new(kind, Message(kind, operation, resource, $"{reason}: {message}"), message) { Reason = reason };
    }

    /// <summary>Whether it is only for now.</summary>
    public static bool IsBusy(string? reason) => reason is not null && BusyReasons.Contains(reason);

    private static BigQueryFailure OfAnswer(Operation operation, GoogleApiException answer)
    {
        var kind = KindOf(answer.Error);
        return new(kind, Message(kind, operation, answer.Resource, answer.Error.ToString()), answer.Error.Message, answer.RetryAfter, answer)
        {
            Reason = answer.Error.Reason,
        };
    }

    private static BigQueryFailure OfSilence(GoogleApiUnreachableException silence) => new(
        FailureKind.Unreachable,
        $"BigQuery did not answer for {silence.Message} What was asked may have happened or not; it may be asked again.",
        silence.Message,
        cause: silence);

    private static FailureKind KindOf(GoogleError error) => error switch
    {
        { Reason: "quotaExceeded" } => FailureKind.Quota,
        { Reason: { } reason } when BusyReasons.Contains(reason) => FailureKind.Busy,
        { HttpStatus: 429 or >= 500 } => FailureKind.Busy,
        { HttpStatus: 408 } => FailureKind.Busy,
        { HttpStatus: 401 } => FailureKind.Credentials,
        { Reason: "duplicate" } or { HttpStatus: 409 } => FailureKind.Conflict,
        { Reason: "notFound" } or { HttpStatus: 404 } => FailureKind.NotFound,
        { Reason: "accessDenied" or "blocked" or "billingNotEnabled" } or { HttpStatus: 403 } => FailureKind.Denied,
        // A proxy's page, or an answer that nobody foresaw, says nothing of what was sent.
        { HttpStatus: 400, Reason: null, Status: null } => FailureKind.Busy,
        { HttpStatus: 400 or 413 } => FailureKind.Invalid,
        _ => FailureKind.Busy,
    };

    private static string Message(FailureKind kind, Operation operation, string resource, string said) => kind switch
    {
        FailureKind.Denied => $"BigQuery denies {operation.Name} of {resource} ({said}). Grant {operation.Role} to the account that Isobar runs as.",
        FailureKind.NotFound => $"BigQuery does not find {resource} ({said}). If it is new, streaming learns of it within minutes; else create it, or restart with BigQuery:CreateResources=true. Needed: {operation.Role}.",
        FailureKind.Quota => $"A quota of BigQuery's is used up for {operation.Name} of {resource} ({said}). See https://cloud.google.com/bigquery/quotas, and raise it or send less.",
        FailureKind.Credentials => $"BigQuery does not accept Isobar's credentials for {resource} ({said}).",
        FailureKind.Busy => $"BigQuery cannot do {operation.Name} of {resource} now ({said}).",
        _ => $"BigQuery refuses {operation.Name} of {resource} ({said}).",
    };
}

using Isobar.Broker;
using Isobar.GoogleCloud;

namespace Isobar.PubSub.Calls;

/// <summary>What a failed request means to callers of the broker.</summary>
internal static class CallFailure
{
    private const int BadRequest = 400;
    private const int Forbidden = 403;
    private const int NotFound = 404;
    private const int Conflict = 409;
    private const int NotImplemented = 501;

    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsTransient(Exception? failure) => failure switch
    {
        GoogleApiUnreachableException => true,
        GoogleApiException refused => refused.Error.HttpStatus is 408 or 429 or >= 500 and not NotImplemented,
        _ => false,
    };

    /// <summary>Whether the request is refused as it is: something in it is wrong, or the resource is in no state for it.</summary>
    public static bool IsRefusal(Exception failure) => failure is GoogleApiException { Error.HttpStatus: BadRequest };

    /// <summary>Whether something in the request is wrong.</summary>
    public static bool IsArgument(Exception failure) =>
        failure is GoogleApiException { Error: { HttpStatus: BadRequest, Status: null or "INVALID_ARGUMENT" or "OUT_OF_RANGE" } };

    /// <summary>Whether what was to be created exists.</summary>
    public static bool IsConflict(Exception failure) => failure is GoogleApiException { Error.HttpStatus: Conflict };

    /// <summary>Whether it is to be handled by whoever knows what was asked.</summary>
    public static bool IsForCaller(PubSubCall call, Exception failure) =>
        IsRefusal(failure) || (IsConflict(failure) && call.Method == HttpMethod.Put);

    public static Exception ToBroker(PubSubCall call, Exception failure) => failure switch
    {
        GoogleApiException { Error.HttpStatus: NotFound } => new BrokerResourceNotFoundException(call.Missing),
        GoogleApiException { Error.HttpStatus: Forbidden } => new BrokerUnavailableException(
            $"Pub/Sub does not allow {call.Operation}. {failure.Message} Whoever runs this needs the role {call.Role} on {call.Resource}.", failure),
        GoogleApiException { Error.HttpStatus: NotImplemented } => new NotSupportedException(
            $"There is no {call.Operation} where Pub/Sub was asked for it. {failure.Message}", failure),
        _ => new BrokerUnavailableException($"Pub/Sub: {call.Operation} failed. {failure.Message}", failure),
    };

    /// <summary>How the metrics name it.</summary>
    public static string OutcomeOf(Exception failure) => failure switch
    {
        GoogleApiException refused => refused.Error.Status ?? $"HTTP_{refused.Error.HttpStatus}",
        GoogleApiUnreachableException => "unreachable",
        GoogleCredentialsException => "no_credentials",
        OperationCanceledException => "cancelled",
        _ => "failed",
    };
}

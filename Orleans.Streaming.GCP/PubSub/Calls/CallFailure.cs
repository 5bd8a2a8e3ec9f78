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

    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsTransient(Exception? failure) => failure switch
    {
        GoogleApiUnreachableException => true,
        GoogleApiException refused => refused.Error.HttpStatus is 408 or 429 or >= 500,
        _ => false,
    };

    /// <summary>Whether the request itself is wrong.</summary>
    public static bool IsRefusal(Exception failure) => failure is GoogleApiException { Error.HttpStatus: BadRequest };

    /// <summary>Whether what was to be created exists.</summary>
    public static bool IsConflict(Exception failure) => failure is GoogleApiException { Error.HttpStatus: Conflict };

    /// <summary>Whether it is to be handled by whoever knows what was asked.</summary>
    public static bool IsForCaller(Exception failure) => IsRefusal(failure) || IsConflict(failure);

    public static Exception ToBroker(PubSubCall call, Exception failure) => failure switch
    {
        GoogleApiException { Error.HttpStatus: NotFound } => new BrokerResourceNotFoundException(call.Missing),
        GoogleApiException { Error.HttpStatus: Forbidden } => new BrokerUnavailableException(
            $"Pub/Sub does not allow {call.Operation}. {failure.Message} Whoever runs this needs the role {call.Role} on {call.Resource}.", failure),
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

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>What goes wrong with a request.</summary>
public sealed record PubSubFault
{
    /// <summary>No fault: lets a request through between others.</summary>
    public static readonly PubSubFault None = new();

    private PubSubFault()
    {
    }

    /// <summary>Whether what was asked is done before it goes wrong, so that only the answer is lost.</summary>
    public bool AfterDoing { get; init; }

    /// <summary>Null if there is no error to answer with.</summary>
    internal PubSubError? Answer { get; private init; }

    internal string? RetryAfter { get; private init; }

    internal bool IsCut { get; private init; }

    internal Task Release { get; private init; } = Task.CompletedTask;

    /// <summary>A body that is not JSON, with status 200 or another.</summary>
    internal string? Page { get; private init; }

    internal int PageStatus { get; private init; }

    /// <summary>An error in Google's shape.</summary>
    /// <param name="httpStatus">For example 503.</param>
    /// <param name="status">For example <c>UNAVAILABLE</c>.</param>
    /// <param name="reason">For example <c>rateLimitExceeded</c>, or null.</param>
    /// <param name="retryAfter">The header of that name, or null.</param>
    public static PubSubFault Error(int httpStatus, string status, string? reason = null, string? retryAfter = null) => new()
    {
        Answer = new PubSubError(httpStatus, status, "As the test wished.") { Reason = reason },
        RetryAfter = retryAfter,
    };

    /// <summary>The connection breaks before any answer.</summary>
    public static PubSubFault Cut() => new() { IsCut = true };

    /// <summary>A page of a proxy's.</summary>
    public static PubSubFault Html(int httpStatus) => new() { Page = "<!doctype html><title>Bad gateway</title>", PageStatus = httpStatus };

    /// <summary>The request is kept waiting until the test (or the client) has had enough, then goes on.</summary>
    public static PubSubFault Held(Task release) => new() { Release = release };
}

namespace Isobar.Tests.Doubles.BigQuery.Faults;

public enum FaultKind
{
    /// <summary>Nothing: lets one call through, where later ones in the queue shall not.</summary>
    None,

    /// <summary>Answers with an error and does nothing.</summary>
    Error,

    /// <summary>Does what was asked, and answers with an error.</summary>
    ErrorAfter,

    /// <summary>Cuts the connection and does nothing.</summary>
    Cut,

    /// <summary>Does what was asked, and cuts the connection.</summary>
    CutAfter,

    /// <summary>Cuts the connection, and does what was asked some time later.</summary>
    CutThenDo,

    /// <summary>Waits before doing what was asked.</summary>
    Delay,

    /// <summary>Does what was asked, and answers some time later.</summary>
    DelayAfter,

    /// <summary>Holds the call until a task of the test's is done.</summary>
    Hold,

    /// <summary>The job that the call starts fails.</summary>
    JobFails,

    /// <summary>The job that the call starts stays RUNNING for a while, and commits what it changes at the end.</summary>
    JobRuns,
}

/// <summary>What goes wrong with one call.</summary>
public sealed record Fault(FaultKind Kind)
{
    public static readonly Fault None = new(FaultKind.None);
    public static readonly Fault Cut = new(FaultKind.Cut);
    public static readonly Fault CutAfter = new(FaultKind.CutAfter);

    /// <summary>HTTP status of the error.</summary>
    public int Status { get; init; } = 503;

    /// <summary>Google's name of the error: backendError, rateLimitExceeded, quotaExceeded, accessDenied and so on.</summary>
    public string Reason { get; init; } = "backendError";

    public string Message { get; init; } = "As the test wished.";

    /// <summary>By the double's clock.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Value of a <c>Retry-After</c> header to go with the error.</summary>
    public string? RetryAfter { get; init; }

    public Task? Release { get; init; }

    public static Fault Error(int status, string reason, string? message = null) => Of(FaultKind.Error, status, reason, message);

    public static Fault ErrorAfter(int status, string reason, string? message = null) => Of(FaultKind.ErrorAfter, status, reason, message);

    public static Fault CutThenDo(TimeSpan later) => new(FaultKind.CutThenDo) { Duration = later };

    public static Fault Delay(TimeSpan duration) => new(FaultKind.Delay) { Duration = duration };

    public static Fault DelayAfter(TimeSpan duration) => new(FaultKind.DelayAfter) { Duration = duration };

    public static Fault Hold(Task release) => new(FaultKind.Hold) { Release = release };

    /// <summary>The job ends with this error; nothing is changed.</summary>
    public static Fault JobFails(string reason, string? message = null) => Of(FaultKind.JobFails, 400, reason, message);

    public static Fault JobRuns(TimeSpan duration) => new(FaultKind.JobRuns) { Duration = duration };

    private static Fault Of(FaultKind kind, int status, string reason, string? message)
    {
        var fault = new Fault(kind) { Status = status, Reason = reason };
        return message is null ? fault : fault with { Message = message };
    }
}

namespace Isobar.Api.Health;

/// <summary>Whether a part can do its work now.</summary>
public readonly record struct Readiness
{
    private Readiness(string? reason) => Reason = reason;

    /// <summary>Why not; null if ready.</summary>
    public string? Reason { get; }

    public bool IsReady => Reason is null;

    public static Readiness Ready => default;

    public static Readiness NotReady(string reason) => new(reason);
}

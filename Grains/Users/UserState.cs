namespace Isobar.Users;

/// <summary>What a user's grain keeps. Profile and newest entries are written together, so that neither is ahead of the other.</summary>
[GenerateSerializer, Immutable, Alias("isobar.user-state")]
public sealed record UserState
{
    [Id(0)]
    public UserProfile Profile { get; init; } = UserProfile.Empty;

    /// <summary>The window's newest entries, the older ones being in <see cref="UserWindowState"/>; 32 bytes each: key, fingerprint, <c>enriched_at</c> in ticks; all big-endian.</summary>
    [Id(1)]
    public byte[] Window { get; init; } = [];

    /// <summary>The latest <c>enriched_at</c> that ever left the window.</summary>
    [Id(2)]
    public DateTimeOffset Horizon { get; init; } = DateTimeOffset.MinValue;

    /// <summary>How often entries have moved to <see cref="UserWindowState"/>.</summary>
    [Id(3)]
    public long Moves { get; init; }

    /// <summary>The latest <c>enriched_at</c> that moved there.</summary>
    [Id(4)]
    public DateTimeOffset MovedHorizon { get; init; } = DateTimeOffset.MinValue;
}

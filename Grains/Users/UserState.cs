namespace Isobar.Users;

/// <summary>What a user's grain keeps. Profile and window are written together, so that neither is ahead of the other.</summary>
[GenerateSerializer, Immutable, Alias("isobar.user-state")]
public sealed record UserState
{
    [Id(0)]
    public UserProfile Profile { get; init; } = UserProfile.Empty;

    /// <summary>The window's entries, 32 bytes each: key, fingerprint, <c>enriched_at</c> in ticks; all big-endian.</summary>
    [Id(1)]
    public byte[] Window { get; init; } = [];

    /// <summary>The latest <c>enriched_at</c> that ever left the window.</summary>
    [Id(2)]
    public DateTimeOffset Horizon { get; init; } = DateTimeOffset.MinValue;
}

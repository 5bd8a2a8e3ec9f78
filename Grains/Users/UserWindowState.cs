namespace Isobar.Users;

/// <summary>The older part of a user's window, written only when the newer part (<see cref="UserState.Window"/>) is full.</summary>
[GenerateSerializer, Immutable, Alias("isobar.user-window-state")]
public sealed record UserWindowState
{
    /// <summary>Entries as in <see cref="UserState.Window"/>, oldest first. Some may stand in both.</summary>
    [Id(0)]
    public byte[] Window { get; init; } = [];

    /// <summary>The move that wrote it: one ahead of <see cref="UserState.Moves"/> until that state is written too.</summary>
    [Id(1)]
    public long Moves { get; init; }

    /// <summary>
    /// The window's horizon when this was written: what had left the window by then stands nowhere else until
    /// <see cref="UserState"/> is written too.
    /// </summary>
    [Id(2)]
    public DateTimeOffset Horizon { get; init; } = DateTimeOffset.MinValue;
}

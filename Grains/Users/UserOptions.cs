using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Users;

/// <summary>How users' events are recognised, placed and remembered.</summary>
public sealed class UserOptions
{
    /// <summary>The section of the configuration that these options are read from.</summary>
    public const string Section = "Users";

    /// <summary>
    /// How long a key stays in a user's window. Default 24 h. The window saves work and counts duplicates; that a row exists
    /// once does not rest on it.
    /// </summary>
    public TimeSpan WindowAge { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Most keys in a user's window, 1 to 65,536. Default 4,096 (about 400 KB of memory and 128 KB of state when full).</summary>
    public int WindowCapacity { get; set; } = 4_096;

    /// <summary>
    /// Keys that are written with the profile, 32 bytes each, before they move to the older part of the window, which is
    /// rewritten only then. Default 128. Fewer make each write smaller and the rewriting of the older part more frequent.
    /// </summary>
    public int NewestEntries { get; set; } = 128;

    /// <summary>
    /// When a user's state is written: <c>always</c> (default) before the events are acknowledged, so that the profile is exact
    /// after a crash; <c>interval</c> at most every <see cref="PersistInterval"/>, so that a crash may set profiles back by as
    /// much. Rows are exact either way.
    /// </summary>
    public PersistPolicy Persist { get; set; } = PersistPolicy.Always;

    /// <summary>For <c>Persist=interval</c>. Default 10 s.</summary>
    public TimeSpan PersistInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Characters of the geohash that names a cell, 3 to 7. Default 5 (about 4.9 km).</summary>
    public int CellPrecision { get; set; } = 5;

    /// <summary>Length of a weather slot: 15, 30 or 60 minutes. Default 60 minutes.</summary>
    public TimeSpan SlotLength { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults()
    {
        if (WindowAge <= TimeSpan.Zero)
        {
            yield return $"{Section}:{nameof(WindowAge)} must be above zero, and is {WindowAge}.";
        }

        if (WindowCapacity is < 1 or > 65_536)
        {
            yield return $"{Section}:{nameof(WindowCapacity)} must be 1 to 65536, and is {WindowCapacity}.";
        }

        if (NewestEntries < 1)
        {
            yield return $"{Section}:{nameof(NewestEntries)} must be at least 1, and is {NewestEntries}.";
        }

        if (PersistInterval <= TimeSpan.Zero)
        {
            yield return $"{Section}:{nameof(PersistInterval)} must be above zero, and is {PersistInterval}.";
        }

        if (CellPrecision is < Cell.MinimumPrecision or > Cell.MaximumPrecision)
        {
            yield return $"{Section}:{nameof(CellPrecision)} must be {Cell.MinimumPrecision} to {Cell.MaximumPrecision}, and is {CellPrecision}.";
        }

        if (!Slot.IsLength(SlotLength))
        {
            yield return $"{Section}:{nameof(SlotLength)} must be 00:15:00, 00:30:00 or 01:00:00, and is {SlotLength}.";
        }
    }
}

/// <summary>When a user's state is written.</summary>
public enum PersistPolicy
{
    /// <summary>Before the events are acknowledged.</summary>
    Always,

    /// <summary>Every so often.</summary>
    Interval,
}

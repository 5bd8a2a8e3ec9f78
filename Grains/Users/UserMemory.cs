using Orleans.Runtime;

namespace Isobar.Users;

/// <summary>
/// A user's profile and window, and how they are kept: profile and newest entries in one small state that every write
/// replaces, older entries in a second one that is written once in <see cref="UserOptions.NewestEntries"/> events. A full window is
/// 128 KB; writing it with each event would make the cost of an event grow with the user's history.
/// </summary>
/// <remarks>
/// Profile and newest entries are one write, so that neither is ahead of the other. The older part receives only entries that
/// are durable in the first state already, and is written before they leave it: a crash between the two leaves them in both.
/// The two are not read at one instant, so moves are numbered: an older part that was read before a move which the first
/// state already knows of is read again. Writes must not overlap.
/// </remarks>
internal sealed class UserMemory(IPersistentState<UserState> newest, IPersistentState<UserWindowState> older, UserOptions options)
{
    private long _movedUpTo;
    private long _durableUpTo;
    private DateTimeOffset _movedHorizon = DateTimeOffset.MinValue;

    public UserProfile Profile { get; set; } = UserProfile.Empty;

    public RecognitionWindow Window { get; private set; } = null!;

    /// <summary>To be called when the runtime has read both states.</summary>
    public async Task LoadAsync()
    {
        if (older.State.Moves < newest.State.Moves)
        {
            await older.ReadStateAsync();
        }

        var state = newest.State;
        Profile = state.Profile;
        Window = new RecognitionWindow(options.WindowAge, options.WindowCapacity, Horizon());
        Window.Load(older.State.Window);
        _movedUpTo = Window.Added;
        _movedHorizon = Latest(state.MovedHorizon, Window.HorizonOf(_movedUpTo));
        Window.Load(state.Window);
        _durableUpTo = Window.Added;
        Window.Trim();
    }

    public async Task WriteAsync()
    {
        if (_durableUpTo - _movedUpTo >= options.NewestEntries)
        {
            await MoveAsync(_durableUpTo);
        }

        var upTo = Window.Added;
        newest.State = new UserState
        {
            Profile = Profile,
            Window = Window.ToBytes(_movedUpTo, upTo),
            Horizon = Window.Horizon,
            Moves = older.State.Moves,
            MovedHorizon = _movedHorizon,
        };
        await newest.WriteStateAsync();
        _durableUpTo = upTo;
    }

    private async Task MoveAsync(long upTo)
    {
        _movedHorizon = Window.HorizonOf(upTo);
        older.State = new UserWindowState
        {
            Window = Window.ToBytes(0, upTo),
            Horizon = Window.Horizon,
            Moves = older.State.Moves + 1,
        };
        await older.WriteStateAsync();
        _movedUpTo = upTo;
    }

    // Should somebody have removed the older part, or put an old one there, whatever it may have held counts as known: better short than twice.
    private DateTimeOffset Horizon() => Latest(
        Latest(newest.State.Horizon, older.State.Horizon),
        older.State.Moves < newest.State.Moves ? newest.State.MovedHorizon : DateTimeOffset.MinValue);

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

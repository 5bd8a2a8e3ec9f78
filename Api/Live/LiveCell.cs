using Isobar.Warehousing;

namespace Isobar.Api.Live;

/// <summary>What the board knows of a cell.</summary>
internal sealed class LiveCell(string name)
{
    private const int MostUsers = 20;

    private readonly List<LiveUser> _users = [];

    public string Name => name;

    /// <summary>Stored since the board began to look.</summary>
    public long Events { get; private set; }

    /// <summary>Stored since <see cref="TakeNew"/>.</summary>
    public int New { get; private set; }

    public EnrichedEvent Last { get; private set; } = null!;

    /// <summary>Those who stored something here lately, newest first.</summary>
    public IEnumerable<LiveUser> Users => Enumerable.Reverse(_users);

    public void Add(EnrichedEvent row)
    {
        Events++;
        New++;
        Last = row;
        var user = _users.FindIndex(one => one.UserId == row.Event.UserId);
        if (user >= 0 || _users.Count == MostUsers)
        {
            _users.RemoveAt(Math.Max(0, user));
        }

        _users.Add(new LiveUser(row.Event.UserId, row.Event.Type, row.EnrichedAt));
    }

    public int TakeNew()
    {
        var count = New;
        New = 0;
        return count;
    }
}

/// <summary>A user of a cell, and the newest event there.</summary>
internal sealed record LiveUser(string UserId, string LastType, DateTimeOffset LastEnrichedAt);

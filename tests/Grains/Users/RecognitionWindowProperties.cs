using FsCheck.Xunit;
using Isobar.Events;
using Isobar.Tests.Grains.Hosting;
using Isobar.Users;

namespace Isobar.Tests.Grains.Users;

/// <summary>Few keys, a small window and times that go back and forth, so that everything happens often.</summary>
[Properties(MaxTest = 1_000)]
public sealed class RecognitionWindowProperties
{
    private const int Capacity = 5;
    private static readonly TimeSpan Age = TimeSpan.FromHours(12);

    [Property]
    public void A_window_never_holds_more_than_its_capacity((byte Key, byte Hour)[] added) =>
        Assert.All(Steps(added), step => Assert.InRange(step.Kept.Count, 0, Capacity));

    [Property]
    public void What_leaves_are_the_oldest_and_the_first_content_of_a_key_stays((byte Key, byte Hour)[] added) =>
        Assert.All(Steps(added), step => Assert.Equal(step.All.Skip(step.All.Count - step.Kept.Count), step.Kept));

    [Property]
    public void Nothing_leaves_but_for_room_or_for_its_age((byte Key, byte Hour)[] added) => Assert.All(
        Steps(added).Where(step => step.Left.Count > 0),
        step => Assert.True(step.Kept.Count == Capacity || step.Left[^1].EnrichedAt < step.Added.EnrichedAt - Age));

    [Property]
    public void The_oldest_is_not_too_old_beside_what_was_added((byte Key, byte Hour)[] added) => Assert.All(
        Steps(added).Where(step => step.Kept.Count > 0),
        step => Assert.True(step.Kept[0].EnrichedAt >= step.Added.EnrichedAt - Age));

    [Property]
    public void The_horizon_is_the_latest_that_ever_left((byte Key, byte Hour)[] added)
    {
        var horizon = Sample.Noon;
        Assert.All(Steps(added), step =>
        {
            horizon = Latest(step.Left, horizon);
            Assert.Equal(horizon, step.Horizon);
        });
    }

    [Property]
    public void A_window_written_in_two_parts_is_read_back_whole((byte Key, byte Hour)[] added, byte cut, byte overlap)
    {
        var window = Filled(added);
        var upTo = cut % (window.Added + 1);
        var read = new RecognitionWindow(Age, Capacity, window.Horizon);

        read.Load(window.ToBytes(0, upTo));
        read.Load(window.ToBytes(Math.Max(0, upTo - overlap), window.Added));

        Assert.Equal(Entries(window), Entries(read));
        Assert.Equal(window.HorizonOf(window.Added), read.HorizonOf(read.Added));
    }

    /// <summary>Found by the simulator (seed 4): a write in which nothing was added stored more keys than a window may have.</summary>
    [Property]
    public void Of_two_parts_that_hold_more_than_a_window_the_oldest_are_forgotten((byte Key, byte Hour)[] older, (byte Key, byte Hour)[] newer)
    {
        var (first, second) = (Filled(older), Filled(newer));
        var read = new RecognitionWindow(Age, Capacity, first.Horizon);
        read.Load(first.ToBytes(0, first.Added));
        read.Load(second.ToBytes(0, second.Added));
        var all = Entries(read);

        read.Trim();

        Assert.Equal(all.TakeLast(Capacity), Entries(read));
        Assert.All(all.SkipLast(Capacity), gone => Assert.True(gone.EnrichedAt <= read.Horizon));
    }

    [Property]
    public void The_horizon_of_a_part_is_the_latest_up_to_its_end((byte Key, byte Hour)[] added, byte cut)
    {
        var window = Filled(added);
        var upTo = cut % (window.Added + 1);
        var part = new RecognitionWindow(Age, Capacity, window.Horizon);

        part.Load(window.ToBytes(0, upTo));

        Assert.Equal(Latest(Entries(part), window.Horizon), window.HorizonOf(upTo));
    }

    [Property]
    public void An_identity_is_found_while_it_is_held((byte Key, byte Hour)[] added)
    {
        var window = Filled(added);
        Assert.All(Entries(window), entry => Assert.Equal(entry.Key, window.Find(EventIdentity.Of(entry.Key))));
        Assert.Null(window.Find(EventIdentity.Of(Sample.User, "another")));
    }

    private static IEnumerable<Step> Steps((byte Key, byte Hour)[] added)
    {
        var window = new RecognitionWindow(Age, Capacity, Sample.Noon);
        foreach (var entry in added.Select(Entry))
        {
            var before = Entries(window);
            window.Add(entry);
            var all = before.Any(held => held.Key == entry.Key) ? before : [.. before, entry];
            yield return new Step(entry, all, Entries(window), window.Horizon);
        }
    }

    private static RecognitionWindow Filled((byte Key, byte Hour)[] added)
    {
        var window = new RecognitionWindow(Age, Capacity, Sample.Noon);
        Array.ForEach(added, one => window.Add(Entry(one)));
        return window;
    }

    private static IReadOnlyList<WindowEntry> Entries(RecognitionWindow window) =>
        [.. window.Newest(int.MaxValue).Reverse().Select(key => window.TryGet(key, out var entry) ? entry : default)];

    private static DateTimeOffset Latest(IEnumerable<WindowEntry> entries, DateTimeOffset horizon) =>
        entries.Select(static entry => entry.EnrichedAt).Append(horizon).Max();

    // The same key with another fingerprint and time is another arrival of the same event. An event has one hour here.
    private static WindowEntry Entry((byte Key, byte Hour) one) => new(
        RowKey.Of(Sample.User, $"e{one.Key % 16}", Sample.Noon.AddHours(one.Key % 4)), one.Key, Sample.Noon.AddHours((one.Hour % 48) - 12));

    /// <summary>An entry that was added: what would be held if nothing left, what is, and the horizon after it.</summary>
    private sealed record Step(WindowEntry Added, IReadOnlyList<WindowEntry> All, IReadOnlyList<WindowEntry> Kept, DateTimeOffset Horizon)
    {
        public IReadOnlyList<WindowEntry> Left => [.. All.Take(All.Count - Kept.Count)];
    }
}

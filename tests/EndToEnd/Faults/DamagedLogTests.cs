using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>
/// The write-ahead log of one file has lost its end, as when a disk said "written" and did not. SQLite finds by checksums where it ends and
/// forgets the transactions after that: what is in that file is an earlier moment than what is in the others. Durable it was, so what it loses is outside
/// the promise; but the silo starts, never stores an event twice, and sending everything again mends what is missing.
/// </summary>
public sealed class DamagedLogTests(KilledDirectory killed, ITestOutputHelper output) : IClassFixture<KilledDirectory>
{
    public enum Damage
    {
        Cut,
        Flipped,
    }

    [Theory]
    [InlineData(Damage.Cut)]
    [InlineData(Damage.Flipped)]
    public async Task Of_grain_states_it_costs_no_row_and_profiles_are_right_when_events_come_again(Damage damage)
    {
        using var data = killed.Copy();
        Inflict(damage, data, "grains.db");

        using var run = new FaultyRun(data.FullPath);
        await run.StartAsync();
        await run.Client.UntilSettledAsync();

        // Whether it is a row, the warehouse knows and not the state. A profile lacks what it counted in the lost transactions.
        Assert.Equal(Ids(killed.Accepted), await EachOnce.IdsAsync(run.Client));
        await EachOnce.ExpectNoneTwiceAsync(run.Client);
        var counted = 0;
        foreach (var (user, events) in EachOnce.Users(killed.Accepted))
        {
            var profile = await EachOnce.EventsAsync(run.Client, user);
            Assert.InRange(profile, 0, events);
            counted += profile;
        }

        output.WriteLine($"Events of these profiles: {counted} of {EachOnce.Users(killed.Accepted).Sum(static user => user.Events)}");
        Assert.True(counted < EachOnce.Users(killed.Accepted).Sum(static user => user.Events), "No profile has lost anything: the damage is too small.");

        // Rows that no state knows of are counted when their events come again.
        await ExpectAllAfterSendingAgainAsync(run);
    }

    [Theory]
    [InlineData(Damage.Cut)]
    [InlineData(Damage.Flipped)]
    public async Task Of_the_broker_it_costs_events_that_were_no_rows_yet_and_none_is_twice(Damage damage)
    {
        using var data = killed.Copy();
        var before = await RowsAsync(data);
        Inflict(damage, data, "broker.db");

        using var run = new FaultyRun(data.FullPath);
        await run.StartAsync();
        await run.Client.UntilSettledAsync();

        // What was a row stays one, though its acknowledgement is lost and it is delivered again. What was accepted lately and no row yet may be gone.
        var stored = await EachOnce.IdsAsync(run.Client);
        Assert.Empty(before.Except(stored));
        Assert.Empty(stored.Except(Ids(killed.Accepted)));
        await EachOnce.ExpectNoneTwiceAsync(run.Client);
        output.WriteLine($"Rows {before.Count}, then {stored.Count} of {killed.Accepted.Count}");

        await ExpectAllAfterSendingAgainAsync(run);
    }

    [Theory]
    [InlineData(Damage.Cut)]
    [InlineData(Damage.Flipped)]
    public async Task Of_the_warehouse_it_costs_rows_that_were_acknowledged_and_none_is_twice(Damage damage)
    {
        using var data = killed.Copy();
        var before = await RowsAsync(data);
        Inflict(damage, data, "warehouse.db");
        var kept = await RowsAsync(data);
        Assert.True(kept.Count < before.Count, "No row was lost: the damage is too small.");

        using (var run = new FaultyRun(data.FullPath))
        {
            await run.StartAsync();
            await run.Client.UntilSettledAsync();

            // The broker has what was no row when the process was killed, and only that.
            var stored = await EachOnce.IdsAsync(run.Client);
            Assert.Empty(kept.Except(stored));
            Assert.Empty(Ids(killed.Accepted).Except(stored).Except(before));
            await EachOnce.ExpectNoneTwiceAsync(run.Client);
            output.WriteLine($"Rows {before.Count}, {kept.Count} after the damage, then {stored.Count} of {killed.Accepted.Count}");
            await run.KillAsync();
        }

        // Users' windows still say of the lost rows that they are stored; without the windows, the warehouse is asked.
        foreach (var file in Directory.EnumerateFiles(data.FullPath, "grains.db*"))
        {
            File.Delete(file);
        }

        using var mended = new FaultyRun(data.FullPath);
        await mended.StartAsync();
        await ExpectAllAfterSendingAgainAsync(mended);
    }

    private static IEnumerable<string> Ids(IEnumerable<int> events) => events.Select(MadeUpEvents.Id).Order(StringComparer.Ordinal);

    private async Task ExpectAllAfterSendingAgainAsync(FaultyRun run)
    {
        await killed.SendAsync(run.Client, killed.Accepted);
        await run.Client.UntilSettledAsync();
        await EachOnce.ExpectAsync(run.Client, killed.Accepted);
    }

    private void Inflict(Damage damage, TemporaryDirectory data, string name)
    {
        using var log = new FileStream(Path.Combine(data.FullPath, $"{name}-wal"), FileMode.Open);
        var chance = Chance.New(output);
        var at = chance.NextInt64(log.Length / 4, log.Length * 3 / 4);
        output.WriteLine($"{name}-wal, {log.Length} bytes: {damage} at {at}");
        if (damage == Damage.Cut)
        {
            log.SetLength(at);
            return;
        }

        var bytes = new byte[64];
        log.Position = at;
        log.ReadExactly(bytes);
        log.Position = at;
        log.Write([.. bytes.Select(static one => (byte)~one)]);
    }

    // Of a copy, because reading it alone would copy the log into the database.
    private static async Task<List<string>> RowsAsync(TemporaryDirectory data)
    {
        using var copy = new TemporaryDirectory();
        KilledDirectory.CopyTo(data.FullPath, copy.FullPath);
        await using var file = new SqliteConnection($"Data Source={Path.Combine(copy.FullPath, "warehouse.db")};Pooling=false");
        await file.OpenAsync();
        await using var select = file.CreateCommand();
        select.CommandText = "select event_id from enriched_events order by event_id";
        await using var reader = await select.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}

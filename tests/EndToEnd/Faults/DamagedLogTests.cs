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
    [Theory]
    [InlineData(LogDamage.Cut)]
    [InlineData(LogDamage.Flipped)]
    public async Task Of_grain_states_it_costs_no_row_and_profiles_are_right_when_events_come_again(LogDamage damage)
    {
        using var data = killed.Copy();
        var before = await WritesAsync(data);
        Inflict(damage, data, "grains.db");
        Assert.True(await WritesAsync(data) < before, "No state was lost: the damage is too small.");

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

        // Rows that no state knows of are counted when their events come again.
        await ExpectAllAfterSendingAgainAsync(run);
    }

    [Theory]
    [InlineData(LogDamage.Cut)]
    [InlineData(LogDamage.Flipped)]
    public async Task Of_the_broker_it_costs_events_that_were_no_rows_yet_and_none_is_twice(LogDamage damage)
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
    [InlineData(LogDamage.Cut)]
    [InlineData(LogDamage.Flipped)]
    public async Task Of_the_warehouse_it_costs_rows_that_were_acknowledged_and_none_is_twice(LogDamage damage)
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

    private void Inflict(LogDamage damage, TemporaryDirectory data, string name)
    {
        var path = Path.Combine(data.FullPath, $"{name}-wal");
        output.WriteLine($"{name}-wal, {damage} at {WriteAheadLog.Damage(path, damage, Chance.New(output))}");
    }

    private static Task<List<string>> RowsAsync(TemporaryDirectory data) =>
        ReadAsync(data, "warehouse.db", "select event_id from enriched_events order by event_id", static row => row.GetString(0));

    // Every write of a state raises its ETag by one.
    private static async Task<long> WritesAsync(TemporaryDirectory data) =>
        (await ReadAsync(data, "grains.db", "select etag from grain_states", static row => row.GetInt64(0))).Sum();

    // Of a copy, because reading it alone would copy the log into the database.
    private static async Task<List<T>> ReadAsync<T>(TemporaryDirectory data, string name, string query, Func<SqliteDataReader, T> read)
    {
        using var copy = new TemporaryDirectory();
        KilledDirectory.CopyTo(data.FullPath, copy.FullPath);
        await using var file = new SqliteConnection($"Data Source={Path.Combine(copy.FullPath, name)};Pooling=false");
        await file.OpenAsync();
        await using var select = file.CreateCommand();
        select.CommandText = query;
        await using var reader = await select.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

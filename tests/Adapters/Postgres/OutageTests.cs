using System.Collections.Concurrent;
using Isobar.Events;
using Isobar.Tests.Doubles.Postgres;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Tests.Adapters.Postgres;

[TestCaseOrderer(WherePostgresIsInstalled.TypeName, WherePostgresIsInstalled.AssemblyName)]
public sealed class OutageTests
{
    /// <summary>
    /// Four writers append overlapping batches and try again until each is answered, while the server is killed again and again: what was
    /// answered for is there, nothing is there twice, and at most one answer says "stored" for a key.
    /// </summary>
    [Fact]
    public async Task Server_killed_in_the_middle_of_appends_loses_nothing_and_doubles_nothing()
    {
        const int Writers = 4, BatchSize = 50, Kills = 4, BatchesBetween = 60;
        await using var server = await PostgresServer.StartNewAsync(syncs: true);
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(server: server);
        await fixture.Postgres.PrepareAsync(default);
        var stored = new ConcurrentQueue<RowKey>();
        var answered = new ConcurrentDictionary<RowKey, bool>();
        var failures = new ConcurrentQueue<string>();
        using var progress = new SemaphoreSlim(0);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))).ToArray();

        for (var kill = 0; kill < Kills; kill++)
        {
            await AwaitBatchesAsync();
            await server.KillAsync();
            await server.StartAsync();
        }

        await AwaitBatchesAsync();
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        var there = await CountAsync(fixture, "count(*)");
        Assert.Equal(there, await CountAsync(fixture, "count(distinct row_key)"));
        Assert.Equal(there, answered.Count);
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.NotEmpty(failures);
        Assert.All(failures, message => Assert.Contains($"127.0.0.1:{server.Port}", message, StringComparison.Ordinal));

        async Task AwaitBatchesAsync()
        {
            for (var batch = 0; batch < BatchesBetween; batch++)
            {
                Assert.True(await progress.WaitAsync(TimeSpan.FromMinutes(1)));
            }
        }

        async Task WriteAsync(int writer)
        {
            for (var batch = writer / 2; !stop.IsCancellationRequested; batch++)
            {
                // Two writers each send the same rows.
                var rows = Enumerable.Range(batch * BatchSize / 2, BatchSize).Select(i => Rows.Full($"{writer % 2}/{i}")).ToList();
                var outcomes = await AppendUntilAnsweredAsync(rows);
                for (var i = 0; i < rows.Count; i++)
                {
                    Assert.NotEqual(AppendResult.Refused, outcomes[i].Result);
                    answered[rows[i].Key] = true;
                    if (outcomes[i].Result == AppendResult.Stored)
                    {
                        stored.Enqueue(rows[i].Key);
                    }
                }

                progress.Release();
            }
        }

        async Task<IReadOnlyList<AppendOutcome>> AppendUntilAnsweredAsync(IReadOnlyList<EnrichedEvent> rows)
        {
            while (true)
            {
                try
                {
                    return await fixture.Warehouse.AppendAsync(rows, default);
                }
                catch (WarehouseUnavailableException e)
                {
                    failures.Enqueue(e.Message);
                    await Task.Yield();
                }
            }
        }
    }

    [Fact]
    public async Task Warehouse_goes_on_by_itself_after_an_outage()
    {
        await using var server = await PostgresServer.StartNewAsync();
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(server: server);
        await fixture.Warehouse.AppendAsync([Rows.Full("a")], default);
        await server.StopAsync();

        var append = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => fixture.Warehouse.AppendAsync([Rows.Full("b")], default));
        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => fixture.Warehouse.AppendDeadLettersAsync([Rows.Letter("b")], default));
        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => fixture.Warehouse.FindAsync("alice", "a", default));
        var again = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => CountAsync(fixture, "count(*)"));
        await server.StartAsync();

        Assert.Contains($"PostgreSQL at 127.0.0.1:{server.Port}", append.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", again.Message, StringComparison.Ordinal);
        Assert.Equal(AppendOutcome.Stored, Assert.Single(await AppendOnceUpAsync(fixture)));
        Assert.NotNull((await fixture.Warehouse.FindAsync("alice", "a", default)).Row);
    }

    [Fact]
    public async Task Database_that_only_reads_refuses_appends_and_answers_lookups()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Warehouse.AppendAsync([Rows.Full("a")], default);
        await SetForNewSessionsAsync(fixture, "default_transaction_read_only = on");
        await using var other = fixture.Open();
        await fixture.RestartAsync();

        var refused = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => other.AppendAsync([Rows.Full("b")], default));

        Assert.Contains("only reads", refused.Message, StringComparison.Ordinal);
        Assert.NotNull((await other.FindAsync("alice", "a", default)).Row);
    }

    [Fact]
    public async Task More_callers_than_connections_wait()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.MaxConnections = 2);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => fixture.Warehouse.AppendAsync([Rows.Full($"e{i}")], default)));

        Assert.All(outcomes, outcome => Assert.Equal(AppendOutcome.Stored, Assert.Single(outcome)));
    }

    [Fact]
    public async Task Server_without_connections_to_spare_is_unavailable_and_says_which_key_to_lower()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.ConnectionString = new NpgsqlConnectionStringBuilder(
            options.ConnectionString) { Username = "crowded", Password = "crowded" }.ConnectionString);
        var superuser = new NpgsqlConnectionStringBuilder(fixture.Options.ConnectionString)
        {
            Username = PostgresServer.User, Password = PostgresServer.Password,
        }.ConnectionString;
        await PostgresServer.ExecuteAsync(superuser, "CREATE USER crowded PASSWORD 'crowded' CONNECTION LIMIT 0");

        var refused = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => fixture.Warehouse.AppendAsync([Rows.Full("a")], default));

        Assert.Contains("Postgres:MaxConnections", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_that_waits_for_a_lock_ends_with_its_time()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Postgres.PrepareAsync(default);
        fixture.Options.CommandTimeout = TimeSpan.FromSeconds(1);
        await using var impatient = fixture.Open();
        await using var other = new NpgsqlConnection(fixture.Options.ConnectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var locking = new NpgsqlCommand("LOCK isobar.enriched_events", other);
        await locking.ExecuteNonQueryAsync();

        var late = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => impatient.AppendAsync([Rows.Full("a")], default));
        await transaction.RollbackAsync();

        Assert.Contains("Postgres:CommandTimeout", late.Message, StringComparison.Ordinal);
        Assert.Equal(AppendOutcome.Stored, Assert.Single(await fixture.Warehouse.AppendAsync([Rows.Full("a")], default)));
    }

    [Fact]
    public async Task Cancelled_append_ends_and_leaves_the_warehouse_usable()
    {
        await using var fixture = await PostgresWarehouseFixture.CreateAsync(options => options.MaxConnections = 1);
        await fixture.Postgres.PrepareAsync(default);
        await using var other = new NpgsqlConnection(fixture.Options.ConnectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var locking = new NpgsqlCommand("LOCK isobar.enriched_events", other);
        await locking.ExecuteNonQueryAsync();
        using var cancellation = new CancellationTokenSource();
        var append = fixture.Warehouse.AppendAsync([Rows.Full("a")], cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
        await transaction.RollbackAsync();
        Assert.Equal(AppendOutcome.Stored, Assert.Single(await fixture.Warehouse.AppendAsync([Rows.Full("a")], default)));
    }

    [Fact]
    public async Task Same_new_rows_of_many_callers_in_any_order_do_not_deadlock()
    {
        const int Rounds = 20, Callers = 8, BatchSize = 200;
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();
        await fixture.Postgres.PrepareAsync(default);
        for (var round = 0; round < Rounds; round++)
        {
            var rows = Enumerable.Range(0, BatchSize).Select(i => Rows.Full($"{round}/{i}")).ToArray();

            var outcomes = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
                () => fixture.Warehouse.AppendAsync([.. rows[(caller * 20)..], .. rows[..(caller * 20)]], default))));

            Assert.Equal(BatchSize, outcomes.SelectMany(outcome => outcome).Count(outcome => outcome.Result == AppendResult.Stored));
        }

        Assert.Equal(0, fixture.Instruments.Collisions.Value);
    }

    [Fact]
    public async Task Same_letters_of_many_callers_in_any_order_do_not_deadlock()
    {
        const int Calls = 200, Letters = 30;
        await using var fixture = await PostgresWarehouseFixture.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, Calls).Select(call => Task.Run(() => fixture.Warehouse.AppendDeadLettersAsync(
            [.. Enumerable.Range(0, Letters).Select(i => Rows.Letter($"e{(i + call) % Letters}", receivedAt: Rows.Noon.AddSeconds(call)))], default))));

        var letters = await fixture.Warehouse.GetDeadLettersAsync(new DeadLetterFilter(), default);
        Assert.Equal(Letters, letters.Count);
        Assert.All(letters, letter => Assert.Equal(Rows.Noon.AddSeconds(Calls - 1), letter.ReceivedAt));
        Assert.Equal(0, fixture.Instruments.Collisions.Value);
    }

    // Connections that were in the pool when the server stopped fail once each.
    private static async Task<IReadOnlyList<AppendOutcome>> AppendOnceUpAsync(PostgresWarehouseFixture fixture)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await fixture.Warehouse.AppendAsync([Rows.Full("b")], default);
            }
            catch (WarehouseUnavailableException) when (attempt < fixture.Options.MaxConnections)
            {
                await Task.Yield();
            }
        }
    }

    private static Task SetForNewSessionsAsync(PostgresWarehouseFixture fixture, string setting) => fixture.ExecuteAsync(
        $"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET {setting}', current_database()); END $$");

    private static async Task<long> CountAsync(PostgresWarehouseFixture fixture, string what) => (long)Assert.Single((await fixture.Warehouse.QueryAsync(
        new QueryRequest($"SELECT {what} FROM enriched_events", 1, TimeSpan.FromSeconds(30)), default)).Rows)[0]!;
}

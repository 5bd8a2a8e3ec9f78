using System.Collections.Concurrent;
using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Broker;
using Isobar.Broker;
using Isobar.Tests.Ports.Broker;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>What only the embedded broker promises: retention, bounded memory, and what it does with a bad file or disk.</summary>
public sealed class SqliteBrokerTests(ITestOutputHelper output) : BrokerTests(output)
{
    private readonly ListLogger<SqliteBroker> _logger = new();
    private readonly CancellingClock _clock = new();

    private SqliteBrokerFixture Sqlite => (SqliteBrokerFixture)Fixture;

    [Fact]
    public async Task Backlog_deeper_than_memory_is_read_from_disk()
    {
        var texts = Enumerable.Range(0, 500).Select(i => $"m{i}").ToArray();
        foreach (var batch in texts.Chunk(20))
        {
            await PublishAsync(batch);
        }

        var received = new List<string>();
        while (received.Count < texts.Length)
        {
            var pulled = await PullAsync(30);
            received.AddRange(pulled.Select(TextOf));
            await AcknowledgeAsync(pulled);
        }

        Assert.Equal(texts.Order(), received.Order());
        await AssertNothingToPullAsync();
    }

    [Fact]
    public async Task Restart_in_the_middle_of_a_deep_backlog_delivers_the_rest()
    {
        await PublishAsync([.. Enumerable.Range(0, 40).Select(i => $"m{i}")]);
        await PublishAsync([.. Enumerable.Range(40, 40).Select(i => $"m{i}")]);
        var first = await PullAllAsync(45);
        await AcknowledgeAsync(first.Where((_, i) => i % 2 == 0));
        var settled = first.Where((_, i) => i % 2 == 0).Select(TextOf).ToHashSet(StringComparer.Ordinal);

        await Sqlite.RestartAsync();

        Assert.Equal(80 - settled.Count, (await Broker.GetBacklogAsync(Pipeline, default)).Unacknowledged);
        var rest = new List<string>();
        while (rest.Count < 80 - settled.Count)
        {
            var pulled = await PullAsync(20);
            rest.AddRange(pulled.Select(TextOf));
            await AcknowledgeAsync(pulled);
        }

        Assert.Empty(rest.Intersect(settled, StringComparer.Ordinal));
        Assert.Equal(80 - settled.Count, rest.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(0, (await Broker.GetBacklogAsync(Pipeline, default)).Unacknowledged);
    }

    [Fact]
    public async Task Consumer_that_settles_nothing_is_held_up()
    {
        await PublishAsync([.. Enumerable.Range(0, 100).Select(i => $"m{i}")]);

        var held = await PullAllAsync(Sqlite.Options.MaxOutstandingMessages);

        await AssertNothingToPullAsync();
        await AcknowledgeAsync(held[0]);
        Assert.Single(await PullAsync(10));
    }

    [Fact]
    public async Task What_nobody_acknowledged_in_time_is_dropped_and_logged()
    {
        await PublishAsync("old 1", "old 2");
        await AcknowledgeAsync(await PullOneAsync());
        await Sqlite.AdvanceAsync(Sqlite.Options.UnacknowledgedRetention);
        await PublishAsync("young");

        await Sqlite.AdvanceAsync(Sqlite.Options.RetentionInterval);

        await EventuallyAsync(async () => (await Broker.GetBacklogAsync(Pipeline, default)).Unacknowledged == 1);
        Assert.Contains(_logger.Lines, line => line.Contains("dropped 1 messages", StringComparison.Ordinal));
        Assert.Equal("young", TextOf(await PullOneAsync()));
    }

    [Fact]
    public async Task Acknowledged_messages_are_deleted_when_they_are_old()
    {
        await PublishAsync("old");
        await AcknowledgeAsync(await PullOneAsync());
        await PublishAsync("held");
        await PullOneAsync();

        await Sqlite.AdvanceAsync(Sqlite.Options.AcknowledgedRetention + Sqlite.Options.RetentionInterval);

        await EventuallyAsync(async () => await CountSegmentsAsync() == 1);
        await Broker.SeekAsync(Pipeline, DateTimeOffset.MinValue, default);
        Assert.Equal("held", TextOf(await PullOneAsync()));
        await AssertNothingToPullAsync();
    }

    [Fact]
    public async Task Acknowledged_messages_are_deleted_when_they_are_too_many()
    {
        Sqlite.Options.MaxRetainedBytes = 50_000;
        for (var i = 0; i < 20; i++)
        {
            await PublishAsync(new string('x', 10_000));
            await AcknowledgeAsync(await PullOneAsync());
        }

        await Sqlite.AdvanceAsync(Sqlite.Options.RetentionInterval);

        await EventuallyAsync(async () => await CountSegmentsAsync() <= 5);
    }

    [Fact]
    public async Task Damaged_segment_is_set_aside_and_its_neighbours_go_on()
    {
        await PublishAsync("before");
        await PublishAsync("damaged");
        await PublishAsync("after");

        await Sqlite.RestartAsync(() => Execute("UPDATE segments SET body = zeroblob(length(body)) WHERE id = 2"));

        Assert.Equal(["after", "before"], (await PullAllAsync(2)).Select(TextOf).Order());
        await AssertNothingToPullAsync();
        Assert.Equal(3, (await Broker.GetBacklogAsync(Pipeline, default)).Unacknowledged);
        Assert.Contains(_logger.Lines, line => line.StartsWith("Error: Segment 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Full_disk_fails_the_publish_and_loses_nothing()
    {
        var published = 0;
        var refused = await Assert.ThrowsAsync<BrokerUnavailableException>(async () =>
        {
            for (; published < 100; published++)
            {
                await PublishAsync($"{published} {new string('x', 100_000)}");
            }
        });

        Assert.Contains("No space is left", refused.Message, StringComparison.Ordinal);
        Assert.Contains("broker.db", refused.Message, StringComparison.Ordinal);
        Assert.Equal(published, (await Broker.GetBacklogAsync(Pipeline, default)).Unacknowledged);
        Sqlite.Common.MaxFileMegabytes = 0;
        await Sqlite.RestartAsync();
        await PublishAsync("after all");
        Assert.Equal(published + 1, (await PullAllAsync(published + 1)).Count);
    }

    [Fact]
    public async Task Killed_process_leaves_everything_that_was_acknowledged_to_publishers()
    {
        Sqlite.Common.MaxFileMegabytes = 0;
        await Sqlite.RestartAsync();
        var acknowledged = new ConcurrentQueue<string>();
        using var stop = new CancellationTokenSource();
        var publishers = Enumerable.Range(0, 4).Select(publisher => Task.Run(() => PublishUntilStoppedAsync(publisher))).ToList();
        using var copy = new TemporaryDirectory();
        while (acknowledged.Count < 500)
        {
            await Task.Yield();
        }

        var expected = acknowledged.ToArray();
        CrashCopy.Take(Sqlite.PathOf, "broker.db", copy);
        await stop.CancelAsync();
        await Task.WhenAll(publishers);

        using var data = new DataDirectory(copy.FullPath);
        await using var survivor = new SqliteBroker(
            data, Options.Create(new SqliteOptions()), Options.Create(new SqliteBrokerOptions()), TimeProvider.System, NullLogger<SqliteBroker>.Instance);
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var pulled = await survivor.PullAsync(Pipeline, 10_000, default); pulled.Count > 0; pulled = await survivor.PullAsync(Pipeline, 10_000, default))
        {
            found.UnionWith(pulled.Select(TextOf));
        }

        Assert.Superset(expected.ToHashSet(StringComparer.Ordinal), found);

        async Task PublishUntilStoppedAsync(int publisher)
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await PublishAsync($"{publisher}/{i}");
                acknowledged.Enqueue($"{publisher}/{i}");
            }
        }
    }

    [Fact]
    public async Task Pull_that_is_cancelled_while_it_leases_hands_the_messages_back()
    {
        await PublishAsync("a", "b");
        using var cancellation = new CancellationTokenSource();
        // The first look is for the end of the wait, the second one, under the lock, for the leases.
        _clock.CancelAtRead(2, cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Broker.PullAsync(Pipeline, 10, cancellation.Token));

        Assert.Equal(new Backlog(2, 0, _clock.GetUtcNow(), 0), await Broker.GetBacklogAsync(Pipeline, default));
        Assert.All(await PullAllAsync(2), message => Assert.Equal(1, message.Deliveries));
    }

    [Fact]
    public async Task Subscription_keeps_its_topic()
    {
        await Broker.EnsureTopicAsync("other", default);

        await Assert.ThrowsAsync<ArgumentException>(
            () => Broker.EnsureSubscriptionAsync(Pipeline, Settings with { Topic = "other" }, default));

        await PublishAsync("a");
        Assert.Equal("a", TextOf(await PullOneAsync()));
    }

    [Fact]
    public async Task Settings_out_of_bounds_are_refused() => await Assert.ThrowsAsync<ArgumentException>(
        () => Broker.EnsureSubscriptionAsync("s", Settings with { AckDeadline = TimeSpan.FromSeconds(1) }, default));

    protected override Task<BrokerFixture> CreateAsync() => Task.FromResult<BrokerFixture>(new SqliteBrokerFixture(
        new SqliteBrokerOptions { MaxBufferedMessages = 10, MaxOutstandingMessages = 50, MaxSegmentMessages = 7 },
        _logger,
        new SqliteOptions { CheckpointPages = CrashCopy.NoCheckpoint, MaxFileMegabytes = 2 },
        _clock));

    /// <summary>For what happens in the background: looks again until it has.</summary>
    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task<long> CountSegmentsAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Sqlite.PathOf("broker.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM segments";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Sqlite.PathOf("broker.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

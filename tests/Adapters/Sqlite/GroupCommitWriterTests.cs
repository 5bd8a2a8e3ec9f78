using Isobar.Adapters.Sqlite;

namespace Isobar.Tests.Adapters.Sqlite;

public sealed class GroupCommitWriterTests : IAsyncLifetime
{
    private static readonly FileSchema Schema = new("numbers.db", 1, "CREATE TABLE numbers(n INTEGER NOT NULL UNIQUE);", 4096);

    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteOptions _options = new();
    private DataDirectory _data = null!;
    private SqliteFile _file = null!;
    private Statement _insert = null!;
    private GroupCommitWriter _writer = null!;

    public Task InitializeAsync()
    {
        _data = new DataDirectory(_directory.FullPath);
        _file = SqliteFile.OpenForWriting(_data, Schema, _options);
        _insert = _file.Prepare("INSERT INTO numbers(n) VALUES (?1)");
        _writer = new GroupCommitWriter(
            _file, _insert, new NoHooks(), _options, TimeProvider.System, (message, cause) => new TimeoutException(message, cause));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _writer.DisposeAsync();
        _data.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Operation_that_fails_leaves_the_others_of_its_group_alone()
    {
        // Queued before the writer starts, so that they are one group.
        var writes = new[] { Write(1), Write(1), Write(2), Write(() => throw new InvalidOperationException("its own fault")) };
        _writer.Start();

        await writes[0];
        await Assert.ThrowsAsync<TimeoutException>(() => writes[1]);
        await writes[2];
        await Assert.ThrowsAsync<InvalidOperationException>(() => writes[3]);
        Assert.Equal([1, 2], Stored());
    }

    [Fact]
    public async Task Transaction_that_fails_fails_its_whole_group_and_no_later_one()
    {
        _file.Execute("PRAGMA max_page_count=4");
        var writes = new[] { Write(1), Write(() => _file.Execute("CREATE TABLE big AS SELECT zeroblob(100000)")), Write(2) };
        _writer.Start();

        foreach (var write in writes)
        {
            Assert.Contains("No space is left", (await Assert.ThrowsAsync<TimeoutException>(() => write)).Message, StringComparison.Ordinal);
        }

        await Write(3);
        Assert.Equal([3], Stored());
    }

    [Fact]
    public async Task Disposing_writes_what_is_queued_and_refuses_what_comes_later()
    {
        var writes = Enumerable.Range(0, 100).Select(Write).ToList();
        _writer.Start();

        await _writer.DisposeAsync();

        await Task.WhenAll(writes);
        await Assert.ThrowsAsync<TimeoutException>(() => Write(101));
        Assert.Equal(100, Stored().Count);
    }

    private Task Write(int number) => Write(() =>
    {
        _insert.Bind(1, number);
        _insert.Run();
    });

    private Task Write(Action action) => _writer.WriteAsync(new ActionOperation(action), default);

    private List<long> Stored()
    {
        using var reader = SqliteFile.OpenForReading(_data, Schema, _options);
        using var select = reader.Prepare("SELECT n FROM numbers ORDER BY n");
        var stored = new List<long>();
        while (select.Step())
        {
            stored.Add(select.Long(0));
        }

        return stored;
    }

    private sealed class ActionOperation(Action action) : WriteOperation
    {
        public override void Execute() => action();
    }
}

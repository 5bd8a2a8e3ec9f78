using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Broker;
using Isobar.Broker;
using Isobar.Tests.Ports.Broker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>The embedded broker on a directory of its own, with a clock that stands until it is set forward.</summary>
public sealed class SqliteBrokerFixture : BrokerFixture
{
    private readonly TemporaryDirectory _directory = new();
    private DataDirectory _data;
    private SqliteBroker _broker;

    public SqliteBrokerFixture(SqliteBrokerOptions? options = null, ILogger<SqliteBroker>? logger = null, SqliteOptions? common = null, FakeTimeProvider? time = null)
    {
        Time = time ?? new FakeTimeProvider();
        Time.SetUtcNow(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        Common = common ?? new SqliteOptions();
        Options = options ?? new SqliteBrokerOptions();
        Options.PollInterval = TimeSpan.FromMilliseconds(100);
        Logger = logger ?? NullLogger<SqliteBroker>.Instance;
        _data = new DataDirectory(_directory.FullPath);
        _broker = Open();
    }

    public FakeTimeProvider Time { get; }

    public SqliteOptions Common { get; }

    public SqliteBrokerOptions Options { get; }

    public ILogger<SqliteBroker> Logger { get; }

    public string PathOf(string file) => _directory.PathOf(file);

    public override IBroker Broker => _broker;

    public override TimeSpan PollInterval => Options.PollInterval;

    public override Task AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    public override Task RestartAsync() => RestartAsync(() => { });

    public async Task RestartAsync(Action whileClosed)
    {
        await _broker.DisposeAsync();
        _data.Dispose();
        whileClosed();
        _data = new DataDirectory(_directory.FullPath);
        _broker = Open();
    }

    public override async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        _data.Dispose();
        _directory.Dispose();
    }

    private SqliteBroker Open() => new(
        _data, Microsoft.Extensions.Options.Options.Create(Common), Microsoft.Extensions.Options.Options.Create(Options), Time, Logger);
}

using Isobar.Adapters.Postgres;
using Isobar.Diagnostics;
using Isobar.Tests.Doubles.Postgres;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;

namespace Isobar.Tests.Adapters.Postgres;

/// <summary>A warehouse on a database of its own.</summary>
public sealed class PostgresWarehouseFixture : WarehouseFixture
{
    private readonly IsobarMeter _meter = new();

    private PostgresWarehouseFixture(PostgresOptions options)
    {
        Options = options;
        Instruments = new PostgresInstruments(_meter);
        Postgres = Open();
    }

    public PostgresOptions Options { get; }

    public PostgresInstruments Instruments { get; }

    public PostgresWarehouse Postgres { get; private set; }

    public override IWarehouse Warehouse => Postgres;

    public override string EndlessQuery =>
        "WITH RECURSIVE n(i) AS (SELECT 1::bigint UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    public static async Task<PostgresWarehouseFixture> CreateAsync(Action<PostgresOptions>? configure = null, PostgresServer? server = null)
    {
        server ??= await SharedServer.GetAsync();
        var options = new PostgresOptions { ConnectionString = await server.CreateDatabaseAsync() };
        configure?.Invoke(options);
        Assert.Empty(options.Faults());
        return new PostgresWarehouseFixture(options);
    }

    /// <summary>Another silo's warehouse on the same database.</summary>
    public PostgresWarehouse Open() => new(Microsoft.Extensions.Options.Options.Create(Options), Instruments, TimeProvider.System);

    public Task ExecuteAsync(string sql) => PostgresServer.ExecuteAsync(Options.ConnectionString!, sql);

    public override async Task RestartAsync()
    {
        await Postgres.DisposeAsync();
        Postgres = Open();
    }

    public override async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        _meter.Dispose();
    }
}

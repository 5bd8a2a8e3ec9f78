using Isobar.Adapters.Postgres;
using Isobar.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Isobar.Bench.Warehouse;

/// <summary>A PostgreSQL warehouse in a schema of its own, gone afterwards.</summary>
internal sealed class PostgresTarget : IAsyncDisposable
{
    private const string Schema = "isobar_bench";

    private readonly IsobarMeter _meter = new();
    private readonly string _connectionString;

    private PostgresTarget(string connectionString)
    {
        _connectionString = connectionString;
        Warehouse = new PostgresWarehouse(
            Options.Create(new PostgresOptions { ConnectionString = connectionString, Schema = Schema, CommandTimeout = TimeSpan.FromMinutes(10) }),
            new PostgresInstruments(_meter),
            TimeProvider.System);
    }

    public PostgresWarehouse Warehouse { get; }

    public static async Task<PostgresTarget> OpenAsync(string connectionString)
    {
        await DropAsync(connectionString);
        var target = new PostgresTarget(connectionString);
        await target.Warehouse.PrepareAsync(default);
        return target;
    }

    public async ValueTask DisposeAsync()
    {
        await Warehouse.DisposeAsync();
        _meter.Dispose();
        await DropAsync(_connectionString);
    }

    private static async Task DropAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var drop = source.CreateCommand($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        await drop.ExecuteNonQueryAsync();
    }
}

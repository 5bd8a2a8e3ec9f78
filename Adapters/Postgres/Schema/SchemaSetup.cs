using System.Globalization;
using Isobar.Adapters.Postgres.Connections;
using Npgsql;

namespace Isobar.Adapters.Postgres.Schema;

/// <summary>
/// Makes what is missing and checks what is there, in one transaction under a lock, so that any number of silos may start at once and
/// nobody sees half of it.
/// </summary>
internal sealed class SchemaSetup(PostgresTarget target, bool createsResources)
{
    // The oldest version that still gets fixes, and the first that plans `row_key = ANY(…)` of many keys by hashing.
    private const int OldestVersion = 140_000;

    /// <exception cref="PostgresSchemaException">The database does not fit, with every difference.</exception>
    public async Task<bool> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await CheckServerAsync(connection, cancellationToken);
        await ExecuteAsync(
            connection, $"SELECT pg_advisory_xact_lock(hashtextextended('isobar schema {target.Schema}', 0))", cancellationToken);
        await EnsureSchemaAsync(connection, cancellationToken);
        foreach (var table in new[] { WarehouseTables.EnrichedEvents, WarehouseTables.DeadLetters })
        {
            await EnsureTableAsync(connection, table, cancellationToken);
        }

        return true;
    }

    private async Task CheckServerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var version = int.Parse(await TextAsync(connection, "SHOW server_version_num", cancellationToken), CultureInfo.InvariantCulture);
        if (version < OldestVersion)
        {
            throw new PostgresSchemaException($"{target} is version {version / 10_000}; Isobar needs {OldestVersion / 10_000} or newer. Upgrade the server.");
        }

        var encoding = await TextAsync(connection, "SHOW server_encoding", cancellationToken);
        if (encoding != "UTF8")
        {
            throw new PostgresSchemaException(
                $"{target} has encoding {encoding}, which cannot hold every text. Create a database with ENCODING 'UTF8', and name it in Postgres:ConnectionString.");
        }
    }

    private async Task EnsureSchemaAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var known = await TextAsync(connection, $"SELECT (to_regnamespace('{target.QuotedSchema}') IS NOT NULL)::text", cancellationToken);
        if (known != "true")
        {
            await CreateAsync(connection, $"CREATE SCHEMA {target.QuotedSchema}", cancellationToken);
        }
    }

    private async Task EnsureTableAsync(NpgsqlConnection connection, TableDefinition wanted, CancellationToken cancellationToken)
    {
        var table = target.Table(wanted.Name);
        if (await FoundTable.ReadAsync(connection, table, cancellationToken) is not { } found)
        {
            await CreateAsync(connection, $"CREATE TABLE {table}({wanted.Declarations}, PRIMARY KEY({TableDefinition.Key}))", cancellationToken);
            foreach (var (name, columns) in wanted.Indexes)
            {
                await CreateAsync(connection, $"CREATE INDEX {name} ON {table}({columns})", cancellationToken);
            }

            return;
        }

        await MendAsync(connection, table, new TableComparison(table, wanted, found), cancellationToken);
    }

    private async Task MendAsync(NpgsqlConnection connection, string table, TableComparison comparison, CancellationToken cancellationToken)
    {
        var faults = comparison.Faults().ToList();
        if (faults.Count > 0)
        {
            throw new PostgresSchemaException(
                $"{target} has tables that differ: {string.Join(" ", faults)} Change them, or name another Postgres:Schema.");
        }

        foreach (var column in comparison.Missing)
        {
            await CreateAsync(connection, $"ALTER TABLE {table} ADD COLUMN {column.Declaration}", cancellationToken);
        }
    }

    private Task CreateAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken) => createsResources
        ? ExecuteAsync(connection, sql, cancellationToken)
        : throw new PostgresSchemaException(
            $"{target} lacks something that Postgres:CreateResources=false forbids to make. Run as a user who may: {sql};");

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<string> TextAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}

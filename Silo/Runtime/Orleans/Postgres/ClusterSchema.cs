using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Isobar.Silo.Cluster;
using Npgsql;

namespace Isobar.Silo.Runtime.Postgres;

/// <summary>Makes and checks the tables of <c>cluster.sql</c>.</summary>
internal static class ClusterSchema
{
    /// <summary>As <c>cluster.sql</c> writes it. A newer one is compatible: texts change only so that older silos can go on.</summary>
    public const int Version = 1;

    private const string Hint = "Run \"cluster setup\" with the same configuration, as a user who may create tables.";

    /// <summary>Makes what is missing. Any number may run at once.</summary>
    /// <exception cref="ClusterDatabaseException">It cannot be reached, or the user may not.</exception>
    public static Task SetUpAsync(ClusterDatabase database, CancellationToken cancellationToken) => GuardAsync(database, async connection =>
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await ExecuteAsync(
            connection,
            $"SELECT pg_advisory_xact_lock(hashtextextended('isobar cluster', 0)); CREATE SCHEMA IF NOT EXISTS \"{database.Schema}\"",
            cancellationToken);
        await ExecuteAsync(connection, Script(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }, cancellationToken);

    /// <exception cref="ClusterDatabaseException">The tables are missing, or older than this version needs.</exception>
    public static async Task CheckAsync(ClusterDatabase database, CancellationToken cancellationToken)
    {
        var version = await GuardAsync(database, async connection =>
        {
            await using var command = new NpgsqlCommand("SELECT to_regclass('cluster_schema')::text", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is not string)
            {
                return 0;
            }

            command.CommandText = "SELECT version FROM cluster_schema";
            return (int?)await command.ExecuteScalarAsync(cancellationToken) ?? 0;
        }, cancellationToken);
        if (version < Version)
        {
            throw new ClusterDatabaseException(version == 0
                ? $"{database.Name} has no tables of a cluster in the schema {database.Schema}. {Hint}"
                : $"{database.Name} has tables of version {version} in the schema {database.Schema}, and this version needs {Version}. {Hint}");
        }
    }

    private static async Task<T> GuardAsync<T>(ClusterDatabase database, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.Membership.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (Exception failure) when (failure is DbException or SocketException or TimeoutException)
        {
            throw new ClusterDatabaseException(
                $"{database.Name} cannot be used for the cluster: {failure.Message}. See Cluster:ConnectionString.", failure);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Script()
    {
        using var stream = typeof(ClusterSchema).Assembly.GetManifestResourceStream("cluster.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

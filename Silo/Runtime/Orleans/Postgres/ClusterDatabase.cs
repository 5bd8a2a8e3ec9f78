using Isobar.Adapters.Postgres;
using Npgsql;

namespace Isobar.Silo.Runtime.Postgres;

/// <summary>
/// The database of membership and grain states. Membership has connections of its own: a silo that cannot say that it is alive, because the states of
/// its grains take all of them, would be declared dead.
/// </summary>
internal sealed class ClusterDatabase : IAsyncDisposable
{
    // One for each of its timers, and one to spare.
    private const int MembershipConnections = 4;

    /// <param name="cluster">Bounds.</param>
    /// <param name="connection">In Npgsql's form; null: from the environment.</param>
    public ClusterDatabase(Cluster.ClusterOptions cluster, string? connection)
    {
        var settings = PostgresConnectionString.Resolve(connection, cluster.CommandTimeout);
        settings.SearchPath = cluster.Schema;
        (Name, Schema) = ($"PostgreSQL {settings.Host}:{settings.Port}/{settings.Database}", cluster.Schema);
        Membership = Build(settings, MembershipConnections);
        States = Build(settings, cluster.MaxConnections);
    }

    /// <summary>Server and database, for messages.</summary>
    public string Name { get; }

    public string Schema { get; }

    public NpgsqlDataSource Membership { get; }

    public NpgsqlDataSource States { get; }

    public async ValueTask DisposeAsync()
    {
        await Membership.DisposeAsync();
        await States.DisposeAsync();
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings, int connections)
    {
        var own = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { MaxPoolSize = connections, MinPoolSize = 0 };
        return new NpgsqlDataSourceBuilder(own.ConnectionString).Build();
    }
}

using Isobar.Adapters.Postgres;
using Isobar.Silo.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Storage;

namespace Isobar.Silo.Runtime.Postgres;

/// <summary>Membership and grain states in PostgreSQL.</summary>
internal static class PostgresClusterServices
{
    private const string Invariant = "Npgsql";
    private const string Storage = "cluster";

    public static ClusterDatabase AddClusterDatabase(this IServiceCollection services, Cluster.ClusterOptions cluster, IConfiguration configuration)
    {
        var database = Open(cluster, configuration);

        // Made by the container, so that it is the container that disposes of it.
        services.AddSingleton(_ => database);
        services.AddHostedService<ClusterDatabaseStart>();
        return database;
    }

    /// <exception cref="ConfigurationFaultException">No database is named, or not as Npgsql takes it.</exception>
    public static ClusterDatabase Open(Cluster.ClusterOptions cluster, IConfiguration configuration)
    {
        var connection = cluster.ConnectionString ?? configuration[$"{PostgresOptions.Section}:{nameof(PostgresOptions.ConnectionString)}"];
        return PostgresConnectionString.Fault(connection) is { } fault
            ? throw new ConfigurationFaultException(
                $"{Cluster.ClusterOptions.Section}:{nameof(cluster.ConnectionString)} {fault} It names the database in which members find each other.")
            : new ClusterDatabase(cluster, connection);
    }

    public static void UsePostgres(this ISiloBuilder silo, ClusterDatabase database)
    {
        silo.UseAdoNetClustering(options => (options.Invariant, options.DataSource) = (Invariant, database.Membership));
        silo.AddAdoNetGrainStorage(Storage, options =>
        {
            (options.Invariant, options.DataSource) = (Invariant, database.States);
            options.GrainStorageSerializer = new StateSerializer();
        });
        silo.Services.AddSingleton<IGrainStorage>(services =>
            new ExactKeyStorage(services.GetRequiredKeyedService<IGrainStorage>(Storage), database.Name));
    }

    public static void UsePostgres(this IClientBuilder client, ClusterDatabase database) =>
        client.UseAdoNetClustering(options => (options.Invariant, options.DataSource) = (Invariant, database.Membership));
}

using Isobar.Silo.Configuration;
using Isobar.Silo.Runtime.Postgres;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Orleans.Runtime;

namespace Isobar.Silo.Runtime;

/// <summary>What an operator does with the database of a cluster.</summary>
internal static class ClusterTools
{
    private const string Members =
        "SELECT silo_name, address || ':' || port, status, start_time, i_am_alive_time FROM membership WHERE deployment_id = $1 ORDER BY start_time";

    public static async Task SetUpAsync(IConfiguration configuration, TextWriter output, CancellationToken cancellationToken)
    {
        var cluster = Options(configuration);
        await using var database = PostgresClusterServices.Open(cluster, configuration);
        await ClusterSchema.SetUpAsync(database, cancellationToken);
        await output.WriteLineAsync($"{database.Name}: the schema {database.Schema} is ready for a cluster (version {ClusterSchema.Version}).");
    }

    public static async Task ListAsync(IConfiguration configuration, TextWriter output, CancellationToken cancellationToken)
    {
        var cluster = Options(configuration);
        await using var database = PostgresClusterServices.Open(cluster, configuration);
        await ClusterSchema.CheckAsync(database, cancellationToken);
        await using var command = database.Membership.CreateCommand(Members);
        command.Parameters.Add(new NpgsqlParameter { Value = cluster.ClusterId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await output.WriteLineAsync($"{"silo",-30} {"address",-22} {"status",-12} {"since",-20} last sign of life");
        while (await reader.ReadAsync(cancellationToken))
        {
            await output.WriteLineAsync(
                $"{reader.GetString(0),-30} {reader.GetString(1),-22} {(SiloStatus)reader.GetInt32(2),-12} {reader.GetDateTime(3):u} {reader.GetDateTime(4):u}");
        }
    }

    private static Cluster.ClusterOptions Options(IConfiguration configuration)
    {
        var options = configuration.GetSection(Cluster.ClusterOptions.Section).Get<Cluster.ClusterOptions>() ?? new();
        var faults = options.Faults().ToList();
        return faults.Count == 0 ? options : throw new ConfigurationFaultException(string.Join(Environment.NewLine, faults));
    }
}

using System.CommandLine;
using Isobar.Silo.Configuration;
using Isobar.Silo.Hosting;
using Isobar.Silo.Runtime;
using Microsoft.Extensions.Configuration;

namespace Isobar.Silo.CommandLine;

/// <summary><c>cluster setup</c> and <c>cluster members</c>.</summary>
internal static class ClusterCommands
{
    public static Command Create() => new("cluster", "Prepares the database of a cluster, and shows who is in it.")
    {
        Create(
            "setup",
            """
            Makes the tables of membership and grain states in PostgreSQL, or what a newer version adds to them. It may be run again, and while silos run.

              ./isobar cluster setup --runtime orleans --set Cluster:ConnectionString="Host=db;Database=isobar;Username=owner;Password=…"
            """,
            ClusterTools.SetUpAsync),
        Create(
            "members",
            """
            Lists the silos that the membership table names, those that have died lately included.

              ./isobar cluster members --runtime orleans --set Cluster:ConnectionString=…
            """,
            ClusterTools.ListAsync),
    };

    private static Command Create(string name, string description, Func<IConfiguration, TextWriter, CancellationToken, Task> work)
    {
        var options = new HostArguments(HostRole.Cluster);
        var command = new Command(name, description);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => GrainRuntime.HasClusters
            ? RunAsync(options.Read(parsed), work, cancellationToken)
            : OrleansOnly.RefuseAsync($"cluster {name}"));
        return command;
    }

    private static async Task<int> RunAsync(
        HostSettings settings, Func<IConfiguration, TextWriter, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(SiloConfiguration.Read(settings), Console.Out, cancellationToken);
            return 0;
        }
        catch (Exception failure) when (StartupFaults.Explain(failure) is { } lines)
        {
            await Console.Error.WriteLineAsync($"isobar: {lines}");
            return 1;
        }
    }
}

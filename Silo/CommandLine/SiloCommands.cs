using System.CommandLine;
using System.CommandLine.Invocation;
using Isobar.Silo.Hosting;
using Isobar.Silo.Runtime;

namespace Isobar.Silo.CommandLine;

/// <summary>The commands that run the product's processes.</summary>
internal static class SiloCommands
{
    /// <summary>Runs a command line from its text to its exit code: 0 stopped as told, 1 failed, 2 wrong use.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Action is not ParseErrorAction wrongUse)
        {
            return await parsed.InvokeAsync();
        }

        // The whole help would hide the line that says what is wrong.
        wrongUse.ShowHelp = false;
        await parsed.InvokeAsync();
        await Console.Error.WriteLineAsync($"See ./isobar {parsed.CommandResult.Command.Name} --help");
        return 2;
    }

    private static RootCommand Create() =>
    [
        Host(
            HostRole.Up,
            "up",
            """
            Starts Isobar on this machine: HTTP API, broker, grains and warehouse in one process.

            Examples:
              ./isobar up --demo                          something to see at once
              ./isobar up --data /var/lib/isobar          your events, real weather
              ./isobar up --urls http://127.0.0.1:9090    another port
              ./isobar up --source pubsub --warehouse bigquery --set PubSub:Project=my-project --set BigQuery:Project=my-project
                                                          Google Cloud at both ends; see docs/google-cloud.md
              ./isobar up --runtime orleans --demo        the same grains on Microsoft Orleans

            Configuration: isobar.json in the data directory, then environment (ISOBAR__Writer__MaxBatchRows=1000), then --set.
            """),
        Host(
            HostRole.Silo,
            "silo",
            """
            Starts a member of a cluster: grains on Microsoft Orleans, fed from Pub/Sub; start as many as you need. It answers probes and /metrics, and no
            events: those come by way of "serve". Members find each other in PostgreSQL, which "cluster setup" prepares once.

            Examples:
              ./isobar silo --runtime orleans --set PubSub:Project=my-project --set Postgres:ConnectionString=…
                                                          rows to PostgreSQL, the cluster in the same database
              ./isobar silo --runtime orleans --urls http://127.0.0.1:8081 --set Cluster:SiloPort=11112 --set Cluster:GatewayPort=30001 …
                                                          a second one on this machine

            SIGTERM drains: what is in flight is finished, within 20 s. Configuration as with "up"; and POD_NAME, POD_IP, ORLEANS_CLUSTER_ID and
            ORLEANS_SERVICE_ID from the environment.
            """),
        Host(
            HostRole.Serve,
            "serve",
            """
            Starts the HTTP API in front of a cluster; it keeps nothing, so start as many as you need. Every command of ./isobar works against it.

            Examples:
              ./isobar serve --runtime orleans --set PubSub:Project=my-project --set Postgres:ConnectionString=…
              ./isobar stats --server http://127.0.0.1:8080

            Configuration as with "silo".
            """),
        ClusterCommands.Create(),
    ];

    private static Command Host(HostRole role, string name, string description)
    {
        var command = new Command(name, description);
        var options = new HostArguments(role);
        options.AddTo(command);
        command.SetAction((parsed, _) => role == HostRole.Up || GrainRuntime.HasClusters
            ? SiloHost.RunAsync(options.Read(parsed), Console.Out, Console.Error)
            : OrleansOnly.RefuseAsync(name));
        return command;
    }
}

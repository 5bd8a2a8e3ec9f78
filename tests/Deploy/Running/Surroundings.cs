using Isobar.Api.Keys;
using Isobar.Tests.Deploy.Manifests;
using Isobar.Tests.Deploy.Tools;
using Isobar.Tests.Doubles.BigQuery;
using Isobar.Tests.Doubles.Postgres;
using Isobar.Tests.Doubles.PubSub;

namespace Isobar.Tests.Deploy.Running;

/// <summary>What a cluster has around it: a real PostgreSQL, doubles of Pub/Sub and BigQuery, and a Secret with an API key.</summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private readonly PostgresServer _postgres;
    private readonly PubSubDouble _pubSub;
    private readonly BigQueryDouble _bigQuery;
    private readonly string _connection;

    // Below the checkout, because the containers' /tmp is empty.
    private readonly string _secret = Directory.CreateDirectory(Checkout.PathOf("artifacts", "image", "keys")).FullName;

    private Surroundings(PostgresServer postgres, PubSubDouble pubSub, BigQueryDouble bigQuery, string connection)
    {
        (_postgres, _pubSub, _bigQuery, _connection) = (postgres, pubSub, bigQuery, connection);
        File.Delete(Path.Combine(_secret, ApiKeyStore.FileName));
        Key = new ApiKeyStore(_secret, TimeProvider.System).Create("tests", ApiScope.Admin).Text;

        // A Secret's volume lets its pod's group read it.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_secret, ApiKeyStore.FileName), UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    /// <summary>An API key that allows everything.</summary>
    public string Key { get; }

    public static async Task<Surroundings> StartAsync()
    {
        var postgres = await PostgresServer.StartNewAsync();
        return new Surroundings(
            postgres, await PubSubDouble.StartAsync(TimeProvider.System), await BigQueryDouble.StartAsync(), await postgres.CreateDatabaseAsync());
    }

    /// <summary>A pod's arguments, but for where its Secret is mounted and the port, of which this machine has only one.</summary>
    public IEnumerable<string> Arguments(Pod pod) => pod.Arguments.Select(argument => argument switch
    {
        "/etc/isobar" => _secret,
        "http://0.0.0.0:8080" => "http://127.0.0.1:0",
        _ => argument,
    });

    /// <summary>A pod's variables, with what Kubernetes and Secrets would fill in, and with the addresses of this machine.</summary>
    public IReadOnlyDictionary<string, string> Variables(Pod pod, IEnumerable<Manifest> manifests, string name) =>
        new Dictionary<string, string>(pod.Variables(manifests, elsewhere: "isobar"), StringComparer.Ordinal)
        {
            ["ISOBAR__Cluster__ConnectionString"] = _connection,
            ["POD_NAME"] = name,
            ["POD_IP"] = "127.0.0.1",
            ["ISOBAR__Cluster__SiloPort"] = "0",
            ["ISOBAR__Cluster__GatewayPort"] = "0",
            ["PUBSUB_EMULATOR_HOST"] = _pubSub.Host,
            ["ISOBAR__BigQuery__Endpoint"] = _bigQuery.BaseAddress.ToString(),

            // There is no Terraform here that has made them.
            ["ISOBAR__PubSub__CreateResources"] = "true",
            ["ISOBAR__BigQuery__CreateResources"] = "true",
        };

    public async ValueTask DisposeAsync()
    {
        await _bigQuery.DisposeAsync();
        await _pubSub.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}

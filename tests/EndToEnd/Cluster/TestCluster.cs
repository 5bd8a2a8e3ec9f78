using Isobar.Tests.Doubles.Postgres;
using Isobar.Tests.Doubles.PubSub;
using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Cluster;

/// <summary>Silos and an API in front of them, as processes, between Google's Pub/Sub emulator and a PostgreSQL of their own.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    private readonly List<string> _common;
    private readonly List<Member> _members = [];
    private SiloProcess? _serve;

    private TestCluster(string connection, PubSubEmulator emulator, string data, IReadOnlyList<string> more)
    {
        Connection = connection;
        _common =
        [
            "--data", data, "--set", $"PubSub:Project={SharedEmulator.NewProject()}", "--set", $"PubSub:EmulatorHost={emulator.Host}",
            "--set", $"Postgres:ConnectionString={connection}", .. GoogleCloud.PubSubTests.ShortLeases, .. more,
        ];
        Client = new SiloClient(() => _serve!.Address);
    }

    /// <summary>To the database of membership, states and rows.</summary>
    public string Connection { get; }

    public IReadOnlyList<Member> Members => _members;

    /// <summary>Asks <c>serve</c>.</summary>
    public SiloClient Client { get; }

    public Uri Address => _serve!.Address;

    public static async Task<TestCluster> StartAsync(PostgresServer postgres, PubSubEmulator emulator, string data, int silos, params string[] more)
    {
        var cluster = new TestCluster(await postgres.CreateDatabaseAsync(), emulator, data, more);
        try
        {
            await cluster.StartAsync(silos);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>One more silo.</summary>
    public async Task<Member> AddAsync()
    {
        var member = new Member(
            $"silo-{_members.Count + 1}", [.. _common, "--weather", "synthetic", "--set", "Cluster:SiloPort=0", "--set", "Cluster:GatewayPort=0"]);
        _members.Add(member);
        await member.StartAsync();
        return member;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in _members)
        {
            await member.DisposeAsync();
        }

        Client.Dispose();
        _serve?.Dispose();
    }

    private async Task StartAsync(int silos)
    {
        var (exitCode, _, errors) = await SiloProcess.RunToEndAsync("cluster", "setup", "--set", $"Cluster:ConnectionString={Connection}");
        Assert.True(exitCode == 0, errors);
        for (var i = 0; i < silos; i++)
        {
            await AddAsync();
        }

        _serve = await SiloProcess.StartCommandAsync("serve", _common);
    }
}

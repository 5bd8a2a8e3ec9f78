using Isobar.Tests.Doubles.Postgres;

namespace Isobar.Tests.Adapters.Postgres;

/// <summary>One server for all tests that leave it running; each has a database of its own.</summary>
internal static class SharedServer
{
    private static readonly Lock Gate = new();
    private static Task<PostgresServer>? _server;

    public static Task<PostgresServer> GetAsync()
    {
        lock (Gate)
        {
            return _server ??= StartAsync();
        }
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var server = await PostgresServer.StartNewAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.StopAndForget();
        return server;
    }
}

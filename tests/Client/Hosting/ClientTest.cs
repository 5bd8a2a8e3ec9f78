namespace Isobar.Client.Tests.Hosting;

/// <summary>A test of commands against a server.</summary>
public abstract class ClientTest(bool usesRealTime = false) : IAsyncLifetime
{
    private protected ServerDouble Server { get; private set; } = null!;

    private protected ClientHarness Client { get; } = new() { UsesRealTime = usesRealTime };

    public virtual async Task InitializeAsync()
    {
        Server = await ServerDouble.StartAsync();
        Client.Variables["ISOBAR_SERVER"] = Server.Address;
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Client.Dispose();
    }

    private protected static string Event(int number, string more = "") =>
        $$"""{"event_id":"e-{{number}}","user_id":"u-{{number % 3}}","type":"t","occurred_at":"2026-01-31T08:00:00Z"{{more}}}""";

    private protected static string Lines(int count, Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, count).Select(number => line(number) + "\n"));
}

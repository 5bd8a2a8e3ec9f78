using System.Text;
using Isobar.Tests.EndToEnd.Load;
using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Dashboard;

/// <summary>An instance with one dead letter, shared by the tests of a class.</summary>
public sealed class RunningInstance : IAsyncLifetime
{
    public const string PoisonUser = "mallory";
    public const string PoisonEvent = "poison-1";

    private readonly TemporaryDirectory _data = new();
    private SiloProcess? _silo;
    private int _sent;

    public Uri Address => _silo!.Address;

    public SiloClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        // Valid by its attributes and wrong in itself, so that it can be asked for by its ids.
        await BrokerFile.PublishAsync(
            _data.FullPath,
            (Encoding.UTF8.GetBytes($$"""{"event_id":"{{PoisonEvent}}","user_id":"{{PoisonUser}}","type":"test","occurred_at":"yesterday"}"""), PoisonUser, PoisonEvent));
        _silo = await SiloProcess.StartAsync(_data.FullPath);
        Client = new SiloClient(() => Address);
        await Client.UntilAsync(static stats => (long)stats["warehouse"]!["dead_letters"]! == 1);
    }

    public Task DisposeAsync()
    {
        Client?.Dispose();
        _silo?.Dispose();
        _data.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Sends new events, each so many times.</summary>
    public Task SendAsync(int events, int copies)
    {
        var lines = Enumerable.Range(_sent, events).Select(static index => MadeUpEvents.Line(index, DateTimeOffset.UtcNow)).ToList();
        _sent += events;
        return SendAsync([.. Enumerable.Repeat(lines, copies).SelectMany(static all => all)]);
    }

    public async Task SendAsync(params string[] lines)
    {
        var (status, body) = await Client.SendAsync(lines);
        Assert.True(status == 202, body.ToJsonString());
    }
}

using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>A process that stands still, as when its machine is suspended, and then goes on as if nothing had happened.</summary>
public sealed class StoppedTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    [Fact]
    public async Task Every_accepted_event_is_one_row_though_the_process_stood_still_until_clients_gave_up_twice()
    {
        using var run = new FaultyRun(_data.FullPath) { Pace = null };
        await run.StartAsync();
        run.BeginSending();
        await run.Client.UntilAsync(static stats => stats["broker"]!["leased"]!.GetValue<long>() > 500);

        // Clients wait for 30 s, and leases last as long; so this takes a minute.
        await run.Silo.SignalAsync("STOP");
        await run.UntilAsync(() => run.Retries.All(static retries => retries >= 2));
        await run.Silo.SignalAsync("CONT");

        var stats = await run.Client.UntilAsync(static stats => stats["broker"]!["expired_settlements"]!.GetValue<long>() > 0);
        await run.UntilAcceptedAsync(1_000);
        await run.ExpectEachOnceAsync();
        output.WriteLine($"After the stop: {stats["broker"]!.ToJsonString()}; {run.Accepted.Count} accepted once");
    }

    public void Dispose() => _data.Dispose();
}

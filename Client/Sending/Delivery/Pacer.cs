using Isobar.Client.CommandLine;

namespace Isobar.Client.Sending.Delivery;

/// <summary>Keeps a rate: event number n is due n / rate seconds after the start.</summary>
/// <param name="eventsPerSecond">Null for no limit.</param>
/// <param name="terminal">Whose clock it keeps to.</param>
internal sealed class Pacer(double? eventsPerSecond, Terminal terminal)
{
    // A slow rate is kept in small steps rather than in bursts.
    private const double RequestsPerSecond = 10;

    private readonly DateTimeOffset _start = terminal.Clock.GetUtcNow();

    public int BatchSize(int largest) =>
        eventsPerSecond is { } rate ? (int)Math.Clamp(rate / RequestsPerSecond, 1, largest) : largest;

    public async Task WaitUntilDueAsync(long eventsBefore, CancellationToken cancellationToken)
    {
        if (eventsPerSecond is not { } rate)
        {
            return;
        }

        var wait = _start + TimeSpan.FromSeconds(eventsBefore / rate) - terminal.Clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await terminal.Delay(wait, cancellationToken);
        }
    }
}

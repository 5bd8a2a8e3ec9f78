using Isobar.Client.CommandLine;

namespace Isobar.Client.Sending.Progress;

/// <summary>A line now and then, for logs.</summary>
internal sealed class ProgressLines(Terminal terminal, string source, long? length) : ISendProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private DateTimeOffset _next = terminal.Clock.GetUtcNow() + Interval;

    public void Advance(SendTotals totals, long offset)
    {
        if (terminal.Clock.GetUtcNow() < _next)
        {
            return;
        }

        _next = terminal.Clock.GetUtcNow() + Interval;
        var share = length is > 0 ? $" ({100.0 * offset / length:0} %)" : "";
        terminal.Error.WriteLine($"isobar: {source}: {totals.Items:n0} events{share}");
    }

    public void Tell(string text) => terminal.Error.WriteLine($"isobar: {text}");
}

using Spectre.Console;

namespace Isobar.Client.Sending.Progress;

/// <summary>A bar that moves, for a person.</summary>
internal sealed class ProgressBar(ProgressTask task, string source) : ISendProgress
{
    public void Advance(SendTotals totals, long offset)
    {
        task.Description = Markup.Escape($"{source}: {totals.Items:n0} events");
        task.Value = offset;
    }

    public void Tell(string text) => task.Description = Markup.Escape($"{source}: {text}");
}

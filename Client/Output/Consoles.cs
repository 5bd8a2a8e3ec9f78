using Isobar.Client.CommandLine;
using Spectre.Console;

namespace Isobar.Client.Output;

/// <summary>Makes Spectre write to a command's own output.</summary>
internal static class Consoles
{
    // What is not a window has no width to fit into: a piped table keeps its rows on one line each.
    private const int UnboundedWidth = 10_000;

    public static IAnsiConsole ForOutput(this Terminal terminal) => On(terminal.Output, terminal.OutputIsTerminal);

    public static IAnsiConsole ForError(this Terminal terminal) => On(terminal.Error, terminal.ErrorIsTerminal);

    private static IAnsiConsole On(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = UnboundedWidth;
        }

        return console;
    }
}

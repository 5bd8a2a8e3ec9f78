using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Isobar.Client.CommandLine;

/// <summary>Runs one command line from its text to its exit code.</summary>
internal static class Application
{
    // Long enough to settle the request on its way and to write down how far a send has come.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var parsed = IsobarCommand.Create(terminal).Parse(arguments);
        try
        {
            return parsed.Action is ParseErrorAction wrongUse
                ? Refuse(parsed, wrongUse, terminal)
                : await parsed.InvokeAsync(Configure(terminal), cancellationToken);
        }
        catch (CommandFailedException failure)
        {
            await terminal.Error.WriteLineAsync($"isobar: {failure.Message}");
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("isobar: interrupted.");
            return ExitCode.Failed;
        }
    }

    // The help of a whole command would hide the line that says what is wrong, except where no command was given at all.
    private static int Refuse(ParseResult parsed, ParseErrorAction wrongUse, Terminal terminal)
    {
        wrongUse.ShowHelp = parsed.Tokens.Count == 0;
        parsed.Invoke(Configure(terminal));
        if (!wrongUse.ShowHelp)
        {
            terminal.Error.WriteLine($"See ./{CommandPath(parsed)} --help");
        }

        return ExitCode.WrongUse;
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult command; result = result.Parent)
        {
            names.Push(command.Command.Name);
        }

        return string.Join(' ', names);
    }

    private static InvocationConfiguration Configure(Terminal terminal) => new()
    {
        Output = terminal.Output,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = terminal.HandlesSignals ? TerminationTimeout : null,
    };
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Isobar.Client.CommandLine;

/// <summary>The usual help, then what the command adds to it.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ClientCommand command)
        {
            Write(parseResult.InvocationConfiguration.Output, command);
        }

        return ExitCode.Done;
    }

    private static void Write(TextWriter output, ClientCommand command)
    {
        if (command.GoodToKnow is { } text)
        {
            output.WriteLine($"Good to know:\n  {text.ReplaceLineEndings("\n  ")}\n");
        }

        if (command.Examples.Count > 0)
        {
            output.WriteLine($"Examples:\n  {string.Join("\n  ", command.Examples)}\n");
        }
    }
}

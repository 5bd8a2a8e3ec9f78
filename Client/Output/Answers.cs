using System.CommandLine;
using System.Text.Json;
using Isobar.Client.CommandLine;

namespace Isobar.Client.Output;

/// <summary>Prints a server's answer as the command line asks for it.</summary>
internal static class Answers
{
    public static void WriteAnswer(this Terminal terminal, JsonElement answer, ParseResult parsed)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Output.WriteJson(answer);
        }
        else
        {
            terminal.ForOutput().Write(JsonView.Of(answer));
        }
    }
}

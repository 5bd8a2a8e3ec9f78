using System.CommandLine;
using Isobar.Client.CommandLine;
using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Commands;

public sealed class CommandLineTests : ClientTest
{
    public static TheoryData<string> AllCommands
    {
        get
        {
            var terminal = new Terminal { Output = TextWriter.Null, Error = TextWriter.Null, Input = Stream.Null, Variable = _ => null };
            return [.. PathsOf(IsobarCommand.Create(terminal), "")];
        }
    }

    [Theory]
    [MemberData(nameof(AllCommands))]
    public async Task Every_command_teaches_itself(string path)
    {
        var outcome = await Client.RunAsync([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("Examples:\n  ./isobar", outcome.Output.Replace("\r", "").Replace("tail -f app.log.ndjson | ", ""));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("send")]
    [InlineData("send", "a", "--from", "randomuser")]
    [InlineData("send", "a", "--batch", "10001")]
    [InlineData("send", "a", "--batch", "many")]
    [InlineData("send", "a", "--rate", "0")]
    [InlineData("send", "a", "--rate", "fast")]
    [InlineData("watch", "--count", "0")]
    [InlineData("load", "--users", "0")]
    [InlineData("send", "--from", "elsewhere")]
    [InlineData("query", "select 1", "--format", "xml")]
    [InlineData("load", "--duplicates", "1.5")]
    [InlineData("load", "--duration", "soon")]
    [InlineData("keys", "create", "--name", "me", "--scope", "all")]
    [InlineData("stats", "--server", "not an address")]
    [InlineData("stats", "--server", "ftp://127.0.0.1")]
    public async Task What_is_not_understood_is_wrong_use_and_sends_nothing(params string[] arguments)
    {
        var outcome = await Client.RunAsync(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.NotEmpty(outcome.Error);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task No_command_shows_what_there_is()
    {
        var outcome = await Client.RunAsync();

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("dead-letters", outcome.Output);
    }

    private static IEnumerable<string> PathsOf(Command command, string path) =>
        command.Subcommands.SelectMany(sub => PathsOf(sub, $"{path} {sub.Name}")).Prepend(path.Trim());
}

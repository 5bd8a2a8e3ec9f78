using System.CommandLine;
using Isobar.Api.Keys;
using Isobar.Client.CommandLine;
using Isobar.Client.Output;

namespace Isobar.Client.Keys;

/// <summary><c>keys create</c></summary>
internal sealed class CreateCommand : ClientCommand
{
    private const int LongestName = 100;

    private readonly Option<string> _name = new("--name") { Description = "Who will use it", HelpName = "NAME", Required = true };

    private readonly Option<ApiScope[]> _scope = new("--scope")
    {
        Description = "What it allows: write (send events), read, admin (everything)",
        HelpName = "write|read|admin",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [ApiScope.Write, ApiScope.Read],
    };

    private readonly KeyDirectory _directory;
    private readonly Terminal _terminal;

    public CreateCommand(Terminal terminal)
        : base(
            "create",
            "Make a key. It is shown once and kept as a hash only",
            "./isobar keys create --name phone-app --scope write",
            "./isobar keys create --name me --scope admin --data /var/lib/isobar",
            "export ISOBAR_API_KEY=$(./isobar keys create --name me --json | jq -r .text)")
    {
        _terminal = terminal;
        _directory = new KeyDirectory(terminal);
        _name.Allow(value => value is { Length: > 0 and <= LongestName }, $"1 to {LongestName} characters");
        _scope.AcceptOnlyFromAmong("write", "read", "admin");
        Add(_name);
        Add(_scope);
        Add(_directory.Data);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var created = _directory.Use(parsed, store => store.Create(parsed.GetRequiredValue(_name), parsed.GetRequiredValue(_scope)));
        if (parsed.GetValue(GlobalOptions.Json))
        {
            _terminal.Output.WriteJson(new { Key = ShownKey.Of(created.Key), created.Text });
            return ExitCode.Done;
        }

        // The key alone on standard output, so that it can go straight to where it is needed.
        _terminal.Output.WriteLine(created.Text);
        _terminal.Error.WriteLine("This is the only time that it is shown. Use it with --key or ISOBAR_API_KEY; end it with "
            + $"./isobar keys revoke {created.Key.Id}");
        return ExitCode.Done;
    }
}

using System.CommandLine;
using Isobar.Client.CommandLine;

namespace Isobar.Client.Keys;

/// <summary><c>keys revoke</c></summary>
internal sealed class RevokeCommand : ClientCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "As the list shows it" };
    private readonly KeyDirectory _directory;
    private readonly Terminal _terminal;

    public RevokeCommand(Terminal terminal)
        : base("revoke", "End a key, from the next request on", "./isobar keys revoke 1f2e3d4c5b6a")
    {
        _terminal = terminal;
        _directory = new KeyDirectory(terminal);
        Add(_id);
        Add(_directory.Data);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var id = parsed.GetRequiredValue(_id);
        if (!_directory.Use(parsed, store => store.Revoke(id)))
        {
            throw new CommandFailedException($"There is no key {id} in {parsed.GetValue(_directory.Data)}: see ./isobar keys list.");
        }

        _terminal.Error.WriteLine($"Key {id} is no longer valid.");
        return ExitCode.Done;
    }
}

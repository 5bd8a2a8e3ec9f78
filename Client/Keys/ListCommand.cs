using System.CommandLine;
using Isobar.Client.CommandLine;
using Isobar.Client.Output;
using Spectre.Console;

namespace Isobar.Client.Keys;

/// <summary><c>keys list</c></summary>
internal sealed class ListCommand : ClientCommand
{
    private readonly KeyDirectory _directory;
    private readonly Terminal _terminal;

    public ListCommand(Terminal terminal)
        : base("list", "The keys, without their secrets", "./isobar keys list")
    {
        _terminal = terminal;
        _directory = new KeyDirectory(terminal);
        Add(_directory.Data);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var keys = _directory.Use(parsed, store => store.List().Select(ShownKey.Of).ToList());
        if (parsed.GetValue(GlobalOptions.Json))
        {
            _terminal.Output.WriteJson(keys);
        }
        else if (keys.Count == 0)
        {
            _terminal.Output.WriteLine("There are no keys. ./isobar keys create makes one.");
        }
        else
        {
            _terminal.ForOutput().Write(Table(keys));
        }

        return ExitCode.Done;
    }

    private static Table Table(List<ShownKey> keys)
    {
        var table = JsonTable.Empty(["id", "name", "scopes", "created at"]);
        foreach (var key in keys)
        {
            table.AddRow(
                new Text(key.Id), new Text(key.Name), new Text(string.Join(", ", key.Scopes)), new Text($"{key.CreatedAt.UtcDateTime:u}"));
        }

        return table;
    }
}

using System.CommandLine;
using System.Globalization;
using Isobar.Client.CommandLine;
using Isobar.Client.Output;
using Isobar.Client.Server;

namespace Isobar.Client.Locations;

/// <summary><c>location CELL</c>: the weather that a cell remembers.</summary>
internal sealed class LocationCommand : ClientCommand
{
    private readonly Argument<string?> _cell = new("CELL")
    {
        Description = "A geohash, as in the column cell",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<double?> _latitude = new("--latitude") { Description = "Instead of a cell: degrees north", HelpName = "DEGREES" };
    private readonly Option<double?> _longitude = new("--longitude") { Description = "Instead of a cell: degrees east", HelpName = "DEGREES" };
    private readonly Terminal _terminal;

    public LocationCommand(Terminal terminal)
        : base(
            "location",
            "The weather that a place remembers, by hour",
            "./isobar location u2ed5",
            "./isobar location --latitude 48.21 --longitude 16.37")
    {
        _terminal = terminal;
        Add(_cell);
        Add(_latitude);
        Add(_longitude);
        Validators.Add(result =>
        {
            var north = result.IsGiven(_latitude);
            if (north != result.IsGiven(_longitude) || north == result.IsGiven(_cell))
            {
                result.AddError("Say where: a CELL, or --latitude and --longitude.");
            }
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = IsobarServer.Of(parsed, _terminal);
        _terminal.WriteAnswer(await server.GetAsync(Path(parsed), cancellationToken), parsed);
        return ExitCode.Done;
    }

    private string Path(ParseResult parsed) => parsed.GetValue(_cell) is { } cell
        ? "v1/locations/" + Uri.EscapeDataString(cell)
        : $"v1/locations?latitude={Degrees(parsed, _latitude)}&longitude={Degrees(parsed, _longitude)}";

    private static string Degrees(ParseResult parsed, Option<double?> option) =>
        parsed.GetValue(option)!.Value.ToString(CultureInfo.InvariantCulture);
}

using System.CommandLine;
using Isobar.Client.CommandLine;
using Isobar.Client.Load.Generation;
using Isobar.Events;

namespace Isobar.Client.Load;

/// <summary>The command line of <c>load</c>.</summary>
internal sealed class LoadOptions
{
    // With a rate, a request every 20 ms and connection, so that events do not wait for their batch to fill.
    private const double RequestsPerSecond = 50;
    private const int LargestOwnBatch = 1_000;

    // As many as the eight digits of a user's name tell apart.
    private const int LargestUsers = 99_999_999;
    private const int LargestConnections = 1_000;

    private static readonly TimeSpan UsualDuration = TimeSpan.FromSeconds(10);

    private readonly Option<double> _rate = new("--rate") { Description = "Events per second; 0: as fast as they are answered", HelpName = "N" };
    private readonly Option<int> _users = Number("--users", "Distinct users", 1_000);
    private readonly Option<int> _places = Number("--places", "Distinct places that they are at", 200);
    private readonly Option<int> _connections = Number("--connections", "Requests under way at once", 4);
    private readonly Option<int?> _batch = new("--batch") { Description = "Events in a request [default: 1000, less for a low rate]", HelpName = "N" };
    private readonly Option<double> _duplicates = Share("--duplicates", "Share of events that repeat an earlier one: 0.3 or 30%");
    private readonly Option<double> _invalid = Share("--invalid", "Share of events that the server has to reject");
    private readonly Option<bool> _visibility = new("--measure-visibility") { Description = "Measure how soon an event can be queried, by probes" };
    private readonly Option<bool> _drain = new("--drain") { Description = "Afterwards wait until every event is a row, and say how fast that was" };

    private readonly Option<TimeSpan?> _duration = new("--duration")
    {
        Description = "How long: 30s, 5m, 1h [default: 10s]",
        HelpName = "D",
        CustomParser = argument => Durations.Parse(argument),
    };

    public void AddTo(Command command)
    {
        _rate.Allow(value => value >= 0, "0 or more");
        _places.Allow(value => value >= 1, "at least 1");
        _connections.Allow(value => value is >= 1 and <= LargestConnections, $"from 1 to {LargestConnections}");
        _users.Allow(value => value is >= 1 and <= LargestUsers, $"from 1 to {LargestUsers}");
        _batch.Allow(value => value is >= 1 and <= EventLimits.EventsPerRequest, $"from 1 to {EventLimits.EventsPerRequest}");
        foreach (var option in new Option[]
            { _rate, _duration, _users, _places, _duplicates, _invalid, _connections, _batch, _visibility, _drain })
        {
            command.Add(option);
        }
    }

    public LoadSettings Settings(ParseResult parsed)
    {
        double? rate = parsed.GetValue(_rate) is > 0 and var limit ? limit : null;
        var connections = parsed.GetValue(_connections);
        var mix = new LoadMix(
            parsed.GetValue(_users), parsed.GetValue(_places), parsed.GetValue(_duplicates), parsed.GetValue(_invalid));
        return new LoadSettings(
            rate, parsed.GetValue(_duration) ?? UsualDuration, parsed.GetValue(_batch) ?? BatchFor(rate, connections), connections, mix,
            parsed.GetValue(_visibility), parsed.GetValue(_drain));
    }

    private static int BatchFor(double? rate, int connections) =>
        rate is null ? LargestOwnBatch : (int)Math.Clamp(rate.Value / connections / RequestsPerSecond, 1, LargestOwnBatch);

    private static Option<int> Number(string name, string description, int usual) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };

    private static Option<double> Share(string name, string description) =>
        new(name) { Description = description, HelpName = "P", CustomParser = Shares.Parse };
}

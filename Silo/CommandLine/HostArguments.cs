using System.CommandLine;
using System.CommandLine.Parsing;

namespace Isobar.Silo.CommandLine;

/// <summary>The options of the commands that run something; each command takes those that mean something to it.</summary>
internal sealed class HostArguments(HostRole role)
{
    private const string Local = "local";
    private const string PubSub = "pubsub";
    private const string Postgres = "postgres";
    private const string BigQuery = "bigquery";
    private const string OpenMeteo = "open-meteo";
    private const string Synthetic = "synthetic";

    private readonly bool _isMember = role != HostRole.Up;

    private readonly Option<bool> _demo = new("--demo")
    {
        Description = "Invented weather and a gentle feed of sample users, so that there is something to see at once.",
    };

    private readonly Option<string> _data = new("--data")
    {
        Description = role == HostRole.Up
            ? "The data directory; created if missing. One process at a time."
            : "Where isobar.json is, and for serve keys.json; neither needs to be there.",
        DefaultValueFactory = static _ => "data",
    };

    private readonly Option<string> _urls = new("--urls")
    {
        Description = role == HostRole.Silo
            ? "Where to answer probes and /metrics, and nothing else."
            : "Where to listen. Any address but loopback needs an API key first: ./isobar keys create.",
        DefaultValueFactory = static _ => "http://127.0.0.1:8080",
    };

    private readonly Option<string> _source = role == HostRole.Up
        ? Choice("--source", "Where events come from, and what the API publishes to: the broker in the data directory, or Google Pub/Sub (--set PubSub:Project=…). [default: local]", Local, PubSub)
        : Choice("--source", "Where events come from, and what the API publishes to: Google Pub/Sub (--set PubSub:Project=…). [default: pubsub]", PubSub);

    private readonly Option<string> _warehouse = role == HostRole.Up
        ? Choice("--warehouse", "Where rows end: SQLite in the data directory, PostgreSQL (--set Postgres:ConnectionString=…) or BigQuery (--set BigQuery:Project=…). [default: local]", Local, Postgres, BigQuery)
        : Choice("--warehouse", "Where rows end: PostgreSQL (--set Postgres:ConnectionString=…) or BigQuery (--set BigQuery:Project=…). [default: postgres]", Postgres, BigQuery);

    private readonly Option<string> _weather = Choice(
        "--weather", "Where weather comes from. [default: open-meteo; with --demo synthetic]", OpenMeteo, Synthetic);

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A configuration key, as in --set Writer:FlushInterval=00:00:00.100. Repeat for more; see docs/configuration.md.",
        CustomParser = ReadOverrides,
    };

    public void AddTo(Command command)
    {
        foreach (var option in Options())
        {
            command.Add(option);
        }
    }

    public HostSettings Read(ParseResult parsed)
    {
        var isDemo = role == HostRole.Up && parsed.GetValue(_demo);
        var weather = role == HostRole.Serve ? OpenMeteo : parsed.GetValue(_weather) ?? (isDemo ? Synthetic : OpenMeteo);
        if (role == HostRole.Cluster)
        {
            return new HostSettings(
                role, parsed.GetValue(_data)!, "", SourceName.PubSub, WarehouseName.Postgres, WeatherSourceName.OpenMeteo, IsDemo: false, Overrides(parsed));
        }

        return new HostSettings(
            role,
            parsed.GetValue(_data)!,
            parsed.GetValue(_urls)!,
            (parsed.GetValue(_source) ?? (_isMember ? PubSub : Local)) == PubSub ? SourceName.PubSub : SourceName.Local,
            (parsed.GetValue(_warehouse) ?? (_isMember ? Postgres : Local)) switch
            {
                Postgres => WarehouseName.Postgres,
                BigQuery => WarehouseName.BigQuery,
                _ => WarehouseName.Local,
            },
            weather == Synthetic ? WeatherSourceName.Synthetic : WeatherSourceName.OpenMeteo,
            isDemo,
            Overrides(parsed));
    }

    private List<KeyValuePair<string, string?>> Overrides(ParseResult parsed) => [.. (parsed.GetValue(_set) ?? []).Select(Split)];

    private IEnumerable<Option> Options()
    {
        if (role == HostRole.Up)
        {
            yield return _demo;
        }

        yield return _data;
        if (role != HostRole.Cluster)
        {
            yield return _urls;
            yield return _source;
            yield return _warehouse;
        }

        if (role is HostRole.Up or HostRole.Silo)
        {
            yield return _weather;
        }

        yield return _set;
    }

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static string[] ReadOverrides(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(static token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
        {
            result.AddError($"--set {token.Value}: it must be KEY=VALUE, such as Writer:MaxBatchRows=1000.");
        }

        return [.. result.Tokens.Select(static token => token.Value)];
    }

    private static KeyValuePair<string, string?> Split(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return new(text[..at], text[(at + 1)..]);
    }
}

using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Isobar.Silo.Hosting;

namespace Isobar.Silo.CommandLine;

/// <summary><c>up</c>: starts the whole pipeline in this process.</summary>
internal static class UpCommand
{
    private const string Local = "local";
    private const string PubSub = "pubsub";
    private const string Postgres = "postgres";
    private const string BigQuery = "bigquery";
    private const string OpenMeteo = "open-meteo";
    private const string Synthetic = "synthetic";

    private static readonly Option<bool> Demo = new("--demo")
    {
        Description = "Invented weather and a gentle feed of sample users, so that there is something to see at once.",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The data directory; created if missing. One process at a time.",
        DefaultValueFactory = static _ => "data",
    };

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen. Any address but loopback needs an API key first: ./isobar keys create.",
        DefaultValueFactory = static _ => "http://127.0.0.1:8080",
    };

    private static readonly Option<string> Source = Choice(
        "--source", "Where events come from, and what the API publishes to: the broker in the data directory, or Google Pub/Sub (--set PubSub:Project=…). [default: local]", Local, PubSub);

    private static readonly Option<string> Warehouse = Choice(
        "--warehouse",
        "Where rows end: SQLite in the data directory, PostgreSQL (--set Postgres:ConnectionString=…) or BigQuery (--set BigQuery:Project=…). [default: local]",
        Local,
        Postgres,
        BigQuery);

    private static readonly Option<string> Weather = Choice(
        "--weather", "Where weather comes from. [default: open-meteo; with --demo synthetic]", OpenMeteo, Synthetic);

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "A configuration key, as in --set Writer:FlushInterval=00:00:00.100. Repeat for more; see docs/configuration.md.",
        CustomParser = ReadOverrides,
    };

    /// <summary>Runs a command line from its text to its exit code: 0 stopped as told, 1 failed, 2 wrong use.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Action is not ParseErrorAction wrongUse)
        {
            return await parsed.InvokeAsync();
        }

        // The whole help would hide the line that says what is wrong.
        wrongUse.ShowHelp = false;
        await parsed.InvokeAsync();
        await Console.Error.WriteLineAsync("See ./isobar up --help");
        return 2;
    }

    private static RootCommand Create()
    {
        var command = new RootCommand(
            """
            Starts Isobar on this machine: HTTP API, broker, grains and warehouse in one process.

            Examples:
              ./isobar up --demo                          something to see at once
              ./isobar up --data /var/lib/isobar          your events, real weather
              ./isobar up --urls http://127.0.0.1:9090    another port
              ./isobar up --source pubsub --warehouse bigquery --set PubSub:Project=my-project --set BigQuery:Project=my-project
                                                          Google Cloud at both ends; see docs/google-cloud.md

            Configuration: isobar.json in the data directory, then environment (ISOBAR__Writer__MaxBatchRows=1000), then --set.
            """)
        {
            Demo, Data, Urls, Source, Warehouse, Weather, Set,
        };
        command.SetAction(static (parsed, stop) => SiloHost.RunAsync(Read(parsed), Console.Out, Console.Error));
        return command;
    }

    private static UpSettings Read(ParseResult parsed)
    {
        var isDemo = parsed.GetValue(Demo);
        var weather = parsed.GetValue(Weather) ?? (isDemo ? Synthetic : OpenMeteo);
        return new UpSettings(
            parsed.GetValue(Data)!,
            parsed.GetValue(Urls)!,
            parsed.GetValue(Source) == PubSub ? SourceName.PubSub : SourceName.Local,
            parsed.GetValue(Warehouse) switch
            {
                Postgres => WarehouseName.Postgres,
                BigQuery => WarehouseName.BigQuery,
                _ => WarehouseName.Local,
            },
            weather == Synthetic ? WeatherSourceName.Synthetic : WeatherSourceName.OpenMeteo,
            isDemo,
            [.. (parsed.GetValue(Set) ?? []).Select(Split)]);
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

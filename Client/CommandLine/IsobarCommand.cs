using System.CommandLine;
using System.CommandLine.Help;
using Isobar.Client.DeadLetters;
using Isobar.Client.Events;
using Isobar.Client.Keys;
using Isobar.Client.Load;
using Isobar.Client.Locations;
using Isobar.Client.Querying;
using Isobar.Client.Sending;
using Isobar.Client.Statistics;
using Isobar.Client.Users;
using Isobar.Client.Watching;

namespace Isobar.Client.CommandLine;

/// <summary>All commands of the client. <c>up</c> and <c>test</c> are the launcher's.</summary>
internal sealed class IsobarCommand : ClientCommand
{
    private IsobarCommand()
        : base(
            "isobar",
            "User events in, rows with weather out, each exactly once.",
            "./isobar up --demo                         start everything, with something to see",
            "./isobar send samples/users.json --format randomuser",
            "./isobar query \"select user_id, weather_text from enriched_events limit 5\"",
            "./isobar watch                             rows as they are committed")
    {
    }

    public static IsobarCommand Create(Terminal terminal)
    {
        var root = new IsobarCommand
        {
            new SendCommand(terminal),
            new QueryCommand(terminal),
            new LoadCommand(terminal),
            new WatchCommand(terminal),
            new UserCommand(terminal),
            new LocationCommand(terminal),
            new EventCommand(terminal),
            new StatsCommand(terminal),
            new DeadLettersCommand(terminal),
            new KeysCommand(terminal),
            GlobalOptions.Server,
            GlobalOptions.Key,
            GlobalOptions.Json,
            new VersionOption(),
        };
        root.Add(Help());
        return root;
    }

    private static HelpOption Help()
    {
        var help = new HelpOption { Recursive = true };
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return help;
    }
}

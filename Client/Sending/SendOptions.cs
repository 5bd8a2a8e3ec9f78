using System.CommandLine;
using System.CommandLine.Parsing;
using Isobar.Client.CommandLine;
using Isobar.Events;

namespace Isobar.Client.Sending;

/// <summary>The command line of <c>send</c>.</summary>
internal sealed class SendOptions
{
    public Argument<string?> File { get; } = new("FILE")
    {
        Description = "The file, or - for standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> From { get; } = new("--from") { Description = "Fetch users from a public API instead of a file" };

    public Option<int> Count { get; } = new("--count")
    {
        Description = $"With --from: how many users, 1 to {RandomUserApi.LargestCount}",
        HelpName = "N",
        DefaultValueFactory = _ => 500,
    };

    public Option<SendFormat> Format { get; } = new("--format")
    {
        Description = "What the file holds; of RandomUser users, passwords and hashes are never sent",
        HelpName = "events|randomuser",
        DefaultValueFactory = _ => SendFormat.Events,
    };

    public Option<double?> Rate { get; } = new("--rate") { Description = "Events per second [default: as fast as the server takes them]", HelpName = "N" };

    public Option<int> Batch { get; } = new("--batch")
    {
        Description = $"Most events in one request, 1 to {EventLimits.EventsPerRequest}",
        HelpName = "N",
        DefaultValueFactory = _ => 1_000,
    };

    public Option<bool> Restart { get; } = new("--restart") { Description = "Send the whole file as if for the first time" };

    private Option<Uri> RandomUserUrl { get; } = new("--randomuser-url")
    {
        Hidden = true,
        DefaultValueFactory = _ => new Uri(RandomUserApi.DefaultAddress),
        CustomParser = result => new Uri(result.Tokens[0].Value),
    };

    public void AddTo(Command command)
    {
        From.AcceptOnlyFromAmong("randomuser");
        Format.AcceptOnlyFromAmong("events", "randomuser");
        Count.Allow(value => value is >= 1 and <= RandomUserApi.LargestCount, $"from 1 to {RandomUserApi.LargestCount}");
        Batch.Allow(value => value is >= 1 and <= EventLimits.EventsPerRequest, $"from 1 to {EventLimits.EventsPerRequest}");
        Rate.Allow(value => value > 0, "more than 0");
        command.Validators.Add(RequireOneSource);
        command.Add(File);
        foreach (var option in new Option[] { Format, Rate, Batch, Restart, From, Count, RandomUserUrl })
        {
            command.Add(option);
        }
    }

    public SendSettings Settings(ParseResult parsed) => new(parsed.GetValue(Rate), parsed.GetValue(Batch));

    public Uri RandomUserAddress(ParseResult parsed) => parsed.GetValue(RandomUserUrl)!;

    private void RequireOneSource(CommandResult result)
    {
        if (result.IsGiven(File) == result.IsGiven(From))
        {
            result.AddError("Say what to send: a file, - for standard input, or --from randomuser.");
        }
    }
}

using System.CommandLine;
using Isobar.Client.CommandLine;
using Isobar.Client.Output;
using Isobar.Client.Server;

namespace Isobar.Client.DeadLetters;

/// <summary><c>dead-letters replay</c></summary>
internal sealed class ReplayCommand : ClientCommand
{
    private readonly Argument<string[]> _keys = new("KEY") { Description = "Keys of dead letters, as the list shows them", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _all = new("--all") { Description = "All that are there" };
    private readonly Option<string?> _reason = new("--reason") { Description = "With --all: only those with this reason", HelpName = "R" };
    private readonly Terminal _terminal;

    public ReplayCommand(Terminal terminal)
        : base(
            "replay",
            "Send dead letters through the pipeline again; what fails again comes back",
            "./isobar dead-letters replay 0007a1b2c3d4e5f60718293a4b5c6d7e",
            "./isobar dead-letters replay --all --reason refused")
    {
        _terminal = terminal;
        Add(_keys);
        Add(_all);
        Add(_reason);
        Validators.Add(result =>
        {
            if (result.IsGiven(_all) == result.IsGiven(_keys))
            {
                result.AddError("Say which: KEYs, or --all.");
            }
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = IsobarServer.Of(parsed, _terminal);
        var outcome = new ReplayOutcome();
        foreach (var keys in (await KeysAsync(server, parsed, cancellationToken)).Chunk(DeadLetterPages.LargestPage))
        {
            using var body = JsonBody.Of(writer =>
            {
                writer.WriteStartArray("keys");
                foreach (var key in keys)
                {
                    writer.WriteStringValue(key);
                }

                writer.WriteEndArray();
            });
            outcome.Add(await server.PostAsync("v1/dead-letters/replay", body, cancellationToken));
        }

        return Conclude(outcome, parsed);
    }

    // All keys are known before the first is replayed: a letter that comes back is not replayed twice.
    private async Task<List<string>> KeysAsync(IsobarServer server, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!parsed.GetValue(_all))
        {
            return [.. parsed.GetRequiredValue(_keys).Distinct(StringComparer.Ordinal)];
        }

        var keys = new List<string>();
        await foreach (var page in new DeadLetterPages(server).KeysAsync(parsed.GetValue(_reason), cancellationToken))
        {
            keys.AddRange(page);
        }

        return [.. keys.Distinct(StringComparer.Ordinal)];
    }

    private int Conclude(ReplayOutcome outcome, ParseResult parsed)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            _terminal.Output.WriteJson(new { outcome.Replayed, outcome.NotFound });
        }
        else
        {
            _terminal.Output.WriteLine($"Replayed {outcome.Replayed:n0} dead letters.");
        }

        // Under --all somebody else may have replayed one meanwhile; a key that was typed should be there.
        return outcome.NotFound.Count == 0 || parsed.GetValue(_all)
            ? ExitCode.Done
            : throw new CommandFailedException($"No dead letter has the key {string.Join(", ", outcome.NotFound)}.");
    }
}

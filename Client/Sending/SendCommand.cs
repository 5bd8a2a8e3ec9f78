using System.CommandLine;
using Isobar.Client.CommandLine;
using Isobar.Client.Sending.Formats;
using Isobar.Client.Sending.Progress;
using Isobar.Client.Server;

namespace Isobar.Client.Sending;

/// <summary><c>send FILE</c>: events from a file, from standard input, or from the RandomUser API.</summary>
internal sealed class SendCommand : ClientCommand
{
    private readonly SendOptions _options = new();
    private readonly Terminal _terminal;

    public SendCommand(Terminal terminal)
        : base(
            "send",
            "Send events from a file, from standard input (-), or from the RandomUser API",
            "./isobar send events.ndjson",
            "./isobar send samples/users.json --format randomuser --rate 50",
            "./isobar send --from randomuser --count 500",
            "tail -f app.log.ndjson | ./isobar send -",
            "",
            "One event, all fields:",
            "  {\"event_id\": \"o-1\", \"user_id\": \"ada\", \"type\": \"order\", \"occurred_at\": \"2026-01-31T08:30:00Z\",",
            "   \"latitude\": 48.21, \"longitude\": 16.37, \"properties\": {\"total\": 9.5}}")
    {
        GoodToKnow = """
            Files are NDJSON, a JSON array, or with --format randomuser an answer of the RandomUser API.
            A file may be sent again, or go on after ^C, and doubles nothing: events without event_id get one
            from the file's content, and a journal in ~/.local/state/isobar remembers how far the file is, and
            the time of its first sending, which stands in for a missing occurred_at. --restart forgets it.
            Standard input is read once: there, give events their own event_id if you may send them again.
            """;
        _terminal = terminal;
        _options.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = IsobarServer.Of(parsed, _terminal);
        await using var source = await OpenAsync(parsed, server.Address, cancellationToken);
        var settings = _options.Settings(parsed);
        var report = await SendProgress.RunAsync(
            _terminal, source.Name, source.Length,
            progress => new SendRun(source, server, settings, progress, _terminal).RunAsync(cancellationToken));
        return Conclude(report, parsed.GetValue(GlobalOptions.Json));
    }

    private async Task<SendSource> OpenAsync(ParseResult parsed, Uri server, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_options.From) is not null)
        {
            var users = await RandomUserApi.FetchAsync(_options.RandomUserAddress(parsed), parsed.GetValue(_options.Count), cancellationToken);
            return StreamSource.Of("randomuser", users, new RandomUserFormat(), isAllThere: true, _terminal);
        }

        var format = parsed.GetValue(_options.Format).Open();
        var file = parsed.GetRequiredValue(_options.File)!;
        return file == "-"
            ? StreamSource.Of("standard input", _terminal.Input, format, isAllThere: false, _terminal)
            : await FileSource.OpenAsync(file, format, server, parsed.GetValue(_options.Restart), _terminal, cancellationToken);
    }

    private int Conclude(SendReport report, bool asJson)
    {
        if (report.IsEmpty)
        {
            throw new CommandFailedException($"There is no event in {report.Source}. Is the format right (--format)?");
        }

        if (asJson)
        {
            SendReportWriter.WriteJson(report, _terminal);
        }
        else
        {
            SendReportWriter.WriteText(report, _terminal);
        }

        return report.IsClean ? ExitCode.Done : ExitCode.Failed;
    }
}

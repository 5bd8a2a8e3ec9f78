using System.Net.Http.Headers;
using Isobar.Client.CommandLine;
using Isobar.Client.Load.Generation;
using Isobar.Client.Sending.Delivery;
using Isobar.Client.Server;

namespace Isobar.Client.Load.Sending;

/// <summary>Sends one body after the other; the next when the last is answered and, with a rate, due.</summary>
internal sealed class LoadConnection(
    IsobarServer server, EventGenerator generator, LoadSchedule schedule, Terminal terminal, LoadCounters counters)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Backoff _backoff = new(terminal.Random);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (var request = 0L; !schedule.IsOver(terminal.Clock.GetUtcNow(), request); request++)
        {
            var wait = schedule.DueAt(request) - terminal.Clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await terminal.Delay(wait, cancellationToken);
            }

            await SendAsync(generator.Fill(terminal.Clock.GetUtcNow()), cancellationToken);
        }
    }

    private async Task SendAsync(BatchContents contents, CancellationToken cancellationToken)
    {
        var giveUpAt = terminal.Clock.GetUtcNow() + Patience;
        for (var attempt = 1; ; attempt++)
        {
            var started = terminal.Clock.GetTimestamp();
            var trouble = await TryAsync(contents, started, cancellationToken);
            if (trouble is null)
            {
                return;
            }

            if (terminal.Clock.GetUtcNow() > giveUpAt)
            {
                throw new CommandFailedException($"Gave up after {Patience.TotalSeconds:0} s: {trouble.Text}.");
            }

            counters.OnRetry();
            await terminal.Delay(_backoff.Next(attempt, trouble.RetryAfter), cancellationToken);
        }
    }

    private async Task<SendTrouble?> TryAsync(BatchContents contents, long started, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request();
            using var response = await server.SendAsync(request, cancellationToken);
            if (SendTrouble.Of(response, terminal.Clock) is { } trouble)
            {
                return trouble;
            }

            await ServerFailure.ThrowUnlessSuccessAsync(response, server.Address, cancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            counters.OnAnswered(contents, AnswerCounts.Read(answer), terminal.Clock.GetElapsedTime(started));
            return null;
        }
        catch (Exception fault) when (ServerFailure.IsOfNetwork(fault))
        {
            return counters.Requests > 0
                ? new SendTrouble("the connection broke", null, IsAnswer: false)
                : throw ServerFailure.Unreachable(server.Address, fault);
        }
    }

    private HttpRequestMessage Request()
    {
        var content = new ReadOnlyMemoryContent(generator.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return new HttpRequestMessage(HttpMethod.Post, "v1/events") { Content = content };
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Isobar.Client.CommandLine;
using Isobar.Client.Server;

namespace Isobar.Client.Sending.Delivery;

/// <summary>
/// Sends a batch until the server has answered for every event in it. What is busy, unavailable or cut off is sent again as a
/// whole: every event has its id, so the server knows what it has already.
/// </summary>
internal sealed class BatchSender(IsobarServer server, Terminal terminal, Action<string> tell)
{
    /// <summary>How long one batch is tried for. The journal keeps what came before, so giving up loses nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(100);

    private readonly Backoff _backoff = new(terminal.Random);
    private bool _hasAnswered;

    /// <summary>Requests that had to be sent again.</summary>
    public int Retries { get; private set; }

    public async Task<BatchAnswer> SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return BatchAnswer.Nothing;
        }

        var deadline = terminal.Clock.GetUtcNow() + Patience;
        for (var attempt = 1; ; attempt++)
        {
            var attempted = await TryAsync(batch, cancellationToken);
            _hasAnswered |= attempted.Trouble?.IsAnswer ?? true;
            if (attempted.Answer is { } answer)
            {
                return answer;
            }

            await WaitAsync(attempted.Trouble!, attempt, deadline, cancellationToken);
        }
    }

    private async Task<Attempt> TryAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(RequestTimeout, terminal.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = Request(batch);
            using var response = await server.SendAsync(request, either.Token);
            return await ReadAsync(response, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Attempt.Failed(new SendTrouble($"no answer within {RequestTimeout.TotalSeconds:0} s", null, IsAnswer: false));
        }
        catch (Exception fault) when (ServerFailure.IsOfNetwork(fault))
        {
            // Never yet reached: more likely a wrong address, or nothing started, than a passing trouble.
            return _hasAnswered
                ? Attempt.Failed(new SendTrouble("the connection broke", null, IsAnswer: false))
                : throw ServerFailure.Unreachable(server.Address, fault);
        }
    }

    private async Task<Attempt> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (SendTrouble.Of(response, terminal.Clock) is { } trouble)
        {
            return Attempt.Failed(trouble);
        }

        // A 400 in which every event has its reason is an answer like a 202.
        if (response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.BadRequest
            && await ReadAnswerAsync(response, cancellationToken) is { } answer)
        {
            return Attempt.Answered(answer);
        }

        await ServerFailure.ThrowUnlessSuccessAsync(response, server.Address, cancellationToken);
        throw new CommandFailedException($"{server.Address} is no Isobar server: it answered {(int)response.StatusCode} to POST /v1/events.");
    }

    private static async Task<BatchAnswer?> ReadAnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        try
        {
            return BatchAnswer.Read(await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task WaitAsync(SendTrouble trouble, int attempt, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var wait = _backoff.Next(attempt, trouble.RetryAfter);
        if (terminal.Clock.GetUtcNow() + wait > deadline)
        {
            throw new CommandFailedException(
                $"Gave up after {Patience.TotalMinutes:0} minutes: {trouble.Text}. The same command goes on where this one stopped.");
        }

        Retries++;
        tell($"{trouble.Text}; again in {wait.TotalSeconds:0.0} s");
        await terminal.Delay(wait, cancellationToken);
    }

    private static HttpRequestMessage Request(EventBatch batch)
    {
        var content = new ReadOnlyMemoryContent(batch.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(HttpMethod.Post, "v1/events") { Content = content };
    }
}

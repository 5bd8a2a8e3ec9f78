using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>
/// A stand-in for pubsub.googleapis.com (and the one call of monitoring.googleapis.com that tells a backlog) on this machine. What the official
/// emulator lacks: a clock that tests set forward, faults on demand, counted requests. Its shapes and limits are those of
/// https://cloud.google.com/pubsub/docs/reference/rest, held against the emulator by running the same suite on both.
/// </summary>
public sealed class PubSubDouble : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly PubSubState _state;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly ConcurrentDictionary<PubSubOperation, ConcurrentQueue<PubSubFault>> _faults = new();
    private readonly ConcurrentDictionary<PubSubOperation, SemaphoreSlim> _arrivals = new();

    private int _waitingPulls;

    private PubSubDouble(WebApplication application, TimeProvider time)
    {
        _application = application;
        _time = time;
        _state = new PubSubState(time);
    }

    public Uri Address => new(_application.Urls.First() + "/");

    /// <summary>Host and port, as in the environment variable <c>PUBSUB_EMULATOR_HOST</c>.</summary>
    public string Host => Address.Authority;

    /// <summary>How long a pull waits for messages before it answers with none. By the clock given.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>What goes wrong with requests of a kind when no other fault is queued for it.</summary>
    public ConcurrentDictionary<PubSubOperation, PubSubFault> Always { get; } = new();

    /// <summary>Pulls that wait for a message or for the end of <see cref="PollInterval"/>: those that a clock set forward now would reach.</summary>
    public int WaitingPulls => Volatile.Read(ref _waitingPulls);

    /// <summary>All requests so far, in the order they came.</summary>
    public IReadOnlyCollection<SeenRequest> Seen => _seen;

    /// <summary>Messages published so far, those published twice counted twice.</summary>
    public long Published => _state.Published;

    public static async Task<PubSubDouble> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var service = new PubSubDouble(application, time);
        application.Run(service.AnswerAsync);
        await application.StartAsync();
        return service;
    }

    /// <summary>Queues faults for the next requests of a kind, one each.</summary>
    public void Next(PubSubOperation operation, params ReadOnlySpan<PubSubFault> faults)
    {
        foreach (var fault in faults)
        {
            _faults.GetOrAdd(operation, static _ => new()).Enqueue(fault);
        }
    }

    /// <summary>Completes once per request of the kind that has arrived.</summary>
    public Task ArrivalAsync(PubSubOperation operation) => ArrivalsOf(operation).WaitAsync().WaitAsync(TimeSpan.FromSeconds(30));

    public int Count(PubSubOperation operation) => _seen.Count(request => request.Operation == operation);

    /// <summary>Messages of a subscription that are not acknowledged.</summary>
    /// <param name="subscription">As in <c>projects/p/subscriptions/s</c>.</param>
    public int Unacknowledged(string subscription) => _state.Read(subscription, static state => state.Unacknowledged);

    /// <summary>Settlements of leases that had ended.</summary>
    /// <inheritdoc cref="Unacknowledged"/>
    public int ExpiredAckIds(string subscription) => _state.Read(subscription, static state => state.ExpiredAckIds);

    public async ValueTask DisposeAsync()
    {
        // Long polls that nobody ends would keep an orderly stop waiting.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private static async Task WriteAsync(HttpContext context, int status, string body, string contentType = "application/json; charset=utf-8")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    }

    private static async Task<byte[]> BodyOf(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private SemaphoreSlim ArrivalsOf(PubSubOperation operation) => _arrivals.GetOrAdd(operation, static _ => new SemaphoreSlim(0));

    private async Task AnswerAsync(HttpContext context)
    {
        if (ParsedPath.Of(context.Request.Method, context.Request.Path.Value ?? "") is not { } path)
        {
            await WriteAsync(context, 404, "Not found", "text/plain");
            return;
        }

        try
        {
            await AnswerAsync(context, path, await BodyOf(context));
        }
        catch (PubSubErrorException refused)
        {
            await WriteAsync(context, refused.Error.HttpStatus, refused.Error.ToJson());
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
    }

    private async Task AnswerAsync(HttpContext context, ParsedPath path, byte[] body)
    {
        using var document = body.Length == 0 ? null : JsonDocument.Parse(body);
        var root = document?.RootElement ?? default;
        Note(context, path, root, body);
        var fault = FaultFor(path.Operation);
        await fault.Release.WaitAsync(context.RequestAborted);
        if (!fault.AfterDoing && await GoWrongAsync(context, fault))
        {
            return;
        }

        var answer = await DoAsync(context, path, root, body);
        if (!fault.AfterDoing || !await GoWrongAsync(context, fault))
        {
            await WriteAsync(context, 200, answer);
        }
    }

    private void Note(HttpContext context, ParsedPath path, JsonElement root, byte[] body)
    {
        var items = path.Operation switch
        {
            PubSubOperation.Publish => root.GetProperty("messages").GetArrayLength(),
            PubSubOperation.Acknowledge or PubSubOperation.ModifyAckDeadline => root.GetProperty("ackIds").GetArrayLength(),
            PubSubOperation.Pull => root.GetProperty("maxMessages").GetInt32(),
            _ => 0,
        };
        var text = path.Operation < PubSubOperation.Publish ? Encoding.UTF8.GetString(body) : null;
        _seen.Enqueue(new SeenRequest(path.Operation, path.Resource, body.Length, items, context.Request.Headers.Authorization.ToString(), text));
        ArrivalsOf(path.Operation).Release();
    }

    private PubSubFault FaultFor(PubSubOperation operation) =>
        _faults.TryGetValue(operation, out var queued) && queued.TryDequeue(out var fault) ? fault
        : Always.GetValueOrDefault(operation, PubSubFault.None);

    private static async Task<bool> GoWrongAsync(HttpContext context, PubSubFault fault)
    {
        if (fault.IsCut)
        {
            context.Abort();
            return true;
        }

        if (fault.Page is { } page)
        {
            await WriteAsync(context, fault.PageStatus, page, "text/html");
            return true;
        }

        if (fault.Answer is not { } error)
        {
            return false;
        }

        context.Response.Headers.RetryAfter = fault.RetryAfter;
        await WriteAsync(context, error.HttpStatus, error.ToJson());
        return true;
    }

    private async Task<string> DoAsync(HttpContext context, ParsedPath path, JsonElement root, byte[] body)
    {
        switch (path.Operation)
        {
            case PubSubOperation.GetTopic:
                return _state.GetTopic(path.Resource);
            case PubSubOperation.CreateTopic:
                return _state.CreateTopic(path.Resource, ObjectOf(body));
            case PubSubOperation.PatchTopic:
                return _state.PatchTopic(path.Resource, ObjectOf(body));
            case PubSubOperation.GetSubscription:
                return _state.GetSubscription(path.Resource);
            case PubSubOperation.CreateSubscription:
                return _state.CreateSubscription(path.Resource, ObjectOf(body));
            case PubSubOperation.PatchSubscription:
                return _state.PatchSubscription(path.Resource, ObjectOf(body));
            case PubSubOperation.Publish:
                return _state.Publish(path.Resource, root, body.Length);
            case PubSubOperation.Pull:
                return await PullAsync(path.Resource, root.GetProperty("maxMessages").GetInt32(), context.RequestAborted);
            case PubSubOperation.Acknowledge:
                _state.Acknowledge(path.Resource, AckIds(root), body.Length);
                return "{}";
            case PubSubOperation.ModifyAckDeadline:
                _state.ModifyDeadline(path.Resource, AckIds(root), root.GetProperty("ackDeadlineSeconds").GetInt32(), body.Length);
                return "{}";
            case PubSubOperation.Seek:
                _state.Seek(path.Resource, root.GetProperty("time").GetDateTimeOffset());
                return "{}";
            default:
                return TimeSeriesAnswer.Of(path.Resource, context.Request.Query["filter"].ToString(), _state, _time.GetUtcNow());
        }
    }

    private static JsonObject ObjectOf(byte[] body) => body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();

    private static List<string> AckIds(JsonElement root) => [.. root.GetProperty("ackIds").EnumerateArray().Select(id => id.GetString()!)];

    private async Task<string> PullAsync(string subscription, int maximum, CancellationToken gone)
    {
        if (maximum < 1)
        {
            throw new PubSubErrorException(PubSubError.Invalid("max_messages must be above 0."));
        }

        var end = _time.GetUtcNow() + PollInterval;
        while (true)
        {
            var now = _time.GetUtcNow();
            gone.ThrowIfCancellationRequested();
            var (leased, changed, due) = _state.Lease(subscription, maximum);
            if (leased.Count > 0 || now >= end)
            {
                return Encoding.UTF8.GetString(PullAnswer.Of(leased));
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(gone);
            var wake = due is { } time && time < end ? time : end;
            var delay = Task.Delay(wake > now ? wake - now : TimeSpan.Zero, _time, waiting.Token);

            // A clock set forward between the look and the wait would have been waited for in vain.
            if (_time.GetUtcNow() == now || _time == TimeProvider.System)
            {
                Interlocked.Increment(ref _waitingPulls);
                await Task.WhenAny(changed, delay);
                Interlocked.Decrement(ref _waitingPulls);
            }

            await waiting.CancelAsync();
        }
    }
}

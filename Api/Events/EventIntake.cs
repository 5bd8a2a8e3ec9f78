using System.Diagnostics;
using Isobar.Api.Bodies;
using Isobar.Api.Json;
using Isobar.Api.Problems;
using Isobar.Api.Telemetry;
using Isobar.Broker;
using Isobar.Events;
using Isobar.Streaming;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Events;

/// <summary>
/// Takes the events of a request. It answers "accepted" only when the broker holds every valid event durably; whatever else it
/// answers, sending the whole request again is right.
/// </summary>
internal sealed class EventIntake(
    IBroker broker, IntakeGate gate, IEventIds ids, ApiInstruments instruments, IOptions<ApiOptions> options, TimeProvider time)
{
    private readonly Func<string> _missingId = ids.Next;

    public async Task<IResult> TakeAsync(HttpContext context)
    {
        using var admission = gate.Enter();
        using var batch = await ReadAsync(context.Request, admission);
        instruments.OnRead(batch);
        return batch.Messages.Count == 0 ? NoneValid(batch) : await PublishAsync(batch);
    }

    private async Task<EventBatch> ReadAsync(HttpRequest request, IByteBudget budget)
    {
        var format = EventFormats.Of(request);
        using var body = await RequestBody.ReadAsync(request, EventLimits.BytesPerRequest, budget);
        instruments.OnBody(body.Span.Length);
        var batch = new EventBatch(Tracing.Parent(Activity.Current));
        new EventBatchReader(batch, time.GetUtcNow(), _missingId).Read(body.Span, format);
        return batch;
    }

    // Not cancelled when the client leaves: what is under way costs the same, and the client will send it again.
    private async Task<IResult> PublishAsync(EventBatch batch)
    {
        using var activity = Tracing.Source.StartActivity("publish user-events", ActivityKind.Producer);
        activity?.SetTag("messaging.batch.message_count", batch.Messages.Count);
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(options.Value.PublishTimeout, time);
        try
        {
            await broker.PublishAsync(StreamNamespaces.UserEvents, batch.Messages, deadline.Token)
                .WaitAsync(deadline.Token);
        }
        catch (Exception failure) when (failure is BrokerUnavailableException or OperationCanceledException)
        {
            instruments.OnPublishFailed();
            return OutcomeUnknown(batch, failure);
        }

        instruments.OnPublished(batch, time.GetElapsedTime(started));
        return TypedResults.Json(Answer(batch), ApiJsonContext.Default.EventsAnswer, null, StatusCodes.Status202Accepted);
    }

    private static EventsAnswer Answer(EventBatch batch) =>
        new(batch.Messages.Count, batch.Rejected, batch.Generated);

    private static Problem NoneValid(EventBatch batch) => Refusal.Malformed(batch.Count == 0
        ? "There is no event in the body."
        : $"None of the {batch.Count} events is valid; \"rejected\" says why. Nothing is published.")
        with { Field = FieldOf(batch), More = Extensions(batch) };

    private static string? FieldOf(EventBatch batch) =>
        batch.Rejected is [{ Field.Length: > 0 } only] ? only.Field : null;

    private Problem OutcomeUnknown(EventBatch batch, Exception failure) => Refusal.Unavailable(
        (failure is BrokerUnavailableException ? failure.Message : "The broker did not answer in time.")
        + " The outcome is unknown. Send the whole request again; give the events named in \"generated\" the ids"
        + " named there, so that none is stored twice.",
        options.Value.RetryAfter) with { More = Extensions(batch) };

    private static Dictionary<string, object?> Extensions(EventBatch batch) => new(StringComparer.Ordinal)
    {
        ["accepted"] = 0,
        ["rejected"] = batch.Rejected,
        ["generated"] = batch.Generated,
    };
}

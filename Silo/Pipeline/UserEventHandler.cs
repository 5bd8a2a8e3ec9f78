using System.Diagnostics;
using Isobar.Api.Telemetry;
using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.EmbeddedRuntime;
using Isobar.Events;
using Isobar.Silo.Pipeline.Messages;
using Isobar.Streaming;
using Orleans.Runtime;

namespace Isobar.Silo.Pipeline;

/// <summary>
/// Reads messages of the topic <c>user-events</c> and delivers them to their user's grain as one batch. What is not an event is a
/// dead letter after its attempts.
/// </summary>
public sealed class UserEventHandler(
    IStreamDelivery streams, RefusedMessages refused, DeliveryTrouble trouble) : IKeyedHandler
{
    private static readonly ActivitySource Source = new(Tracing.SourceName);

    // A message that names no user is an event without one; on its own it delays nobody.
    public string KeyOf(ReceivedMessage message) =>
        message.Attributes[EventAttributes.UserId] ?? EventMessages.Read(message).Event?.UserId ?? message.MessageId;

    public async Task<IReadOnlyList<Settlement>> HandleAsync(
        string key, IReadOnlyList<ReceivedMessage> messages, CancellationToken cancellationToken)
    {
        var events = new List<UserEvent>(messages.Count);
        var unreadable = new List<(int Place, ReceivedMessage Message, EventFault Fault)>();
        for (var i = 0; i < messages.Count; i++)
        {
            var reading = ReadFor(key, messages[i]);
            if (reading.Event is { } userEvent)
            {
                events.Add(userEvent);
            }
            else
            {
                unreadable.Add((i, messages[i], reading.Fault));
            }
        }

        var delivered = await DeliverAsync(key, events) ? Settlement.Done : Settlement.Again;
        var settlements = new Settlement[messages.Count];
        Array.Fill(settlements, delivered);
        await refused.SettleAsync(StreamNamespaces.UserEvents, unreadable, settlements);
        return settlements;
    }

    private async Task<bool> DeliverAsync(string userId, List<UserEvent> events)
    {
        if (events.Count == 0)
        {
            return true;
        }

        using var activity = StartActivity(events);
        try
        {
            await streams.DeliverAsync(StreamId.Create(StreamNamespaces.UserEvents, userId), events);
            return true;
        }
        catch (Exception failure) when (TransientFailures.IsTransient(failure))
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            trouble.OnFailure(failure);
            return false;
        }
    }

    private static EventReading ReadFor(string key, ReceivedMessage message)
    {
        var reading = EventMessages.Read(message);
        return reading.IsValid && reading.Event.UserId != key
            ? EventReading.Refused("user_id", "The message's attribute and its payload name different users.")
            : reading;
    }

    private static Activity? StartActivity(List<UserEvent> events) =>
        Source.HasListeners() && events.Find(static one => one.TraceParent is not null) is { } traced
            ? Source.StartActivity("deliver user-events", ActivityKind.Consumer, traced.TraceParent)
            : null;
}

using Isobar.Broker;
using Isobar.Events;

namespace Isobar.Silo.Pipeline.Messages;

/// <summary>
/// Reads the event that a message carries, whoever produced it: plain JSON as the API takes it, or a CloudEvent 1.0 in structured or
/// binary mode. What a message does not say is taken from the message itself, so that every redelivery reads the same event.
/// </summary>
internal static class EventMessages
{
    public static EventReading Read(ReceivedMessage message)
    {
        var reading = ReadForm(message, out var traceParent);
        return reading.Event is { } userEvent
            ? EventReading.Valid(Received(userEvent, message, traceParent), reading.IdWasGenerated)
            : reading;
    }

    private static EventReading ReadForm(ReceivedMessage message, out string? traceParent)
    {
        traceParent = null;
        if (BinaryCloudEvents.ContentType(message.Attributes) is { } contentType && MediaTypes.IsStructuredCloudEvent(contentType))
        {
            return StructuredCloudEvents.TryRead(message.Payload, out var structured, out var version, out var fault)
                ? Read(structured, version, message, out traceParent)
                : EventReading.Refused(fault.Field, fault.Reason);
        }

        return BinaryCloudEvents.SpecVersion(message.Attributes) is { } specVersion
            ? Read(BinaryCloudEvents.Read(message), specVersion, message, out traceParent)
            : UserEventJson.Read(message.Payload.Span, message.PublishedAt, () => message.MessageId);
    }

    private static EventReading Read(CloudEvent cloudEvent, string? specVersion, ReceivedMessage message, out string? traceParent)
    {
        traceParent = cloudEvent.TraceParent;
        return specVersion == "1.0"
            ? cloudEvent.ToEvent(message.PublishedAt)
            : EventReading.Refused("specversion", $"It must be 1.0, and is {(specVersion is null ? "missing" : "another")}.");
    }

    private static UserEvent Received(UserEvent userEvent, ReceivedMessage message, string? traceParent) => userEvent with
    {
        ReceivedAt = message.PublishedAt,
        TraceParent = message.Attributes[EventAttributes.TraceParent] ?? traceParent,
    };
}

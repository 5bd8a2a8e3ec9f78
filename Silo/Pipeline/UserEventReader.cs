using Isobar.Broker;
using Isobar.Broker.Streams;
using Isobar.Events;
using Isobar.Silo.Pipeline.Messages;

namespace Isobar.Silo.Pipeline;

/// <summary>Reads messages of the topic <c>user-events</c>; the key is the user.</summary>
internal sealed class UserEventReader : IMessageReader<UserEvent>
{
    // A message that names no user is an event without one; on its own it delays nobody.
    public string KeyOf(ReceivedMessage message) =>
        message.Attributes[EventAttributes.UserId] ?? EventMessages.Read(message).Event?.UserId ?? message.MessageId;

    public MessageReading<UserEvent> Read(string key, ReceivedMessage message)
    {
        var reading = EventMessages.Read(message);
        return reading switch
        {
            { IsValid: false } => MessageReading.Refused<UserEvent>(reading.Fault.ToString()),
            { Event.UserId: var user } when user != key =>
                MessageReading.Refused<UserEvent>("user_id: The message's attribute and its payload name different users."),
            _ => MessageReading.Valid(reading.Event, reading.Event.TraceParent),
        };
    }
}

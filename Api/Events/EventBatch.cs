using Isobar.Broker;
using Isobar.Events;

namespace Isobar.Api.Events;

/// <summary>The events of one request, sorted into what is published and what is refused.</summary>
/// <param name="traceParent">The trace context that they carry on, or null.</param>
internal sealed class EventBatch(string? traceParent) : IDisposable
{
    private readonly PayloadWriter _payloads = new();
    private readonly List<OutgoingMessage> _messages = [];
    private readonly List<RejectedEvent> _rejected = [];
    private readonly List<GeneratedEventId> _generated = [];

    public IReadOnlyList<OutgoingMessage> Messages => _messages;

    public IReadOnlyList<RejectedEvent> Rejected => _rejected;

    public IReadOnlyList<GeneratedEventId> Generated => _generated;

    /// <summary>Events so far, valid or not.</summary>
    public int Count => _messages.Count + _rejected.Count;

    public void Add(EventReading reading)
    {
        if (!reading.IsValid)
        {
            _rejected.Add(new RejectedEvent(Count, reading.Fault.Field, reading.Fault.Reason));
            return;
        }

        if (reading.IdWasGenerated)
        {
            _generated.Add(new GeneratedEventId(Count, reading.Event.EventId));
        }

        _messages.Add(new OutgoingMessage(_payloads.Write(reading.Event), Attributes(reading.Event)));
    }

    public void Dispose() => _payloads.Dispose();

    private MessageAttributes Attributes(UserEvent userEvent)
    {
        var user = KeyValuePair.Create(EventAttributes.UserId, userEvent.UserId);
        var id = KeyValuePair.Create(EventAttributes.EventId, userEvent.EventId);
        return traceParent is null
            ? new MessageAttributes(user, id)
            : new MessageAttributes(user, id, KeyValuePair.Create(EventAttributes.TraceParent, traceParent));
    }
}

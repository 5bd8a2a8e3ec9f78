namespace Isobar.Events;

/// <summary>The attributes of a message that carries an event.</summary>
public static class EventAttributes
{
    public const string UserId = "user_id";
    public const string EventId = "event_id";

    /// <summary>W3C trace context.</summary>
    public const string TraceParent = "traceparent";
}

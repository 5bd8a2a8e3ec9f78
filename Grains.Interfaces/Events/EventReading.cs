using System.Diagnostics.CodeAnalysis;

namespace Isobar.Events;

/// <summary>The outcome of reading one event: the event, or what is wrong with it.</summary>
public readonly record struct EventReading
{
    /// <summary>The event, or null if it is refused.</summary>
    public UserEvent? Event { get; private init; }

    /// <summary>What is wrong; meaningful only without an event.</summary>
    public EventFault Fault { get; private init; }

    /// <summary>True if the producer gave no <c>event_id</c> and one was made.</summary>
    public bool IdWasGenerated { get; private init; }

    [MemberNotNullWhen(true, nameof(Event))]
    public bool IsValid => Event is not null;

    public static EventReading Valid(UserEvent userEvent, bool idWasGenerated) =>
        new() { Event = userEvent, IdWasGenerated = idWasGenerated };

    public static EventReading Refused(string field, string reason) => new() { Fault = new EventFault(field, reason) };
}

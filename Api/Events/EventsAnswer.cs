namespace Isobar.Api.Events;

/// <summary>What became of the events of a request.</summary>
/// <param name="Accepted">How many the broker holds durably.</param>
/// <param name="Rejected">The others, in the order of the request.</param>
/// <param name="Generated">The ids made for events that came without one; send them again with these.</param>
internal sealed record EventsAnswer(
    int Accepted, IReadOnlyList<RejectedEvent> Rejected, IReadOnlyList<GeneratedEventId> Generated);

/// <summary>An event that is refused.</summary>
/// <param name="Index">Its place in the request, from 0; blank lines do not count.</param>
/// <param name="Field">The field at fault; empty if the whole is.</param>
/// <param name="Reason">A sentence that names the limit.</param>
internal sealed record RejectedEvent(int Index, string Field, string Reason);

/// <summary>An id that was made.</summary>
/// <param name="Index">The event's place in the request, from 0.</param>
/// <param name="EventId">Its id, a UUID version 7.</param>
internal sealed record GeneratedEventId(int Index, string EventId);

using Isobar.Places;

namespace Isobar.Events;

/// <summary>Something that a user did, at a time and usually at a place. Valid by construction: see <see cref="UserEventJson"/>.</summary>
[GenerateSerializer, Immutable, Alias("isobar.user-event")]
public sealed record UserEvent
{
    /// <summary>Chosen by the producer; with <see cref="UserId"/> it is the event's identity. 1 to 128 characters.</summary>
    [Id(0)]
    public required string EventId { get; init; }

    /// <summary>1 to 128 characters. Also the key of the user's grain.</summary>
    [Id(1)]
    public required string UserId { get; init; }

    /// <summary>1 to 64 characters.</summary>
    [Id(2)]
    public required string Type { get; init; }

    /// <summary>When it happened, with the producer's offset.</summary>
    [Id(3)]
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Where it happened, if the producer knows.</summary>
    [Id(4)]
    public GeoPoint? Location { get; init; }

    /// <summary>A JSON object as text, as the producer wrote it, or null.</summary>
    [Id(5)]
    public string? Properties { get; init; }

    /// <summary>When the broker took it, UTC. Not part of the event's content.</summary>
    [Id(6)]
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>W3C trace context of the request that brought it, or null. Not part of the event's content.</summary>
    [Id(7)]
    public string? TraceParent { get; init; }
}

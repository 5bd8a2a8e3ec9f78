using Isobar.Events;

namespace Isobar.Warehousing;

/// <summary>A message that cannot become a row, kept with its reason until somebody replays it.</summary>
[GenerateSerializer, Immutable, Alias("isobar.dead-letter")]
public sealed record DeadLetter
{
    /// <summary>The event's row key; for what could not be read, a key made from the message, so that once is once here too.</summary>
    [Id(0)]
    public required RowKey Key { get; init; }

    /// <summary>When the broker took the message, UTC.</summary>
    [Id(1)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>A short code, for example <c>invalid</c> or <c>refused</c>.</summary>
    [Id(2)]
    public required string Reason { get; init; }

    /// <summary>What was wrong, in a sentence.</summary>
    [Id(3)]
    public required string Detail { get; init; }

    /// <summary>How often it was tried.</summary>
    [Id(4)]
    public required int Attempts { get; init; }

    /// <summary>The topic it came from.</summary>
    [Id(5)]
    public required string Source { get; init; }

    /// <summary>The message's payload, byte for byte, so that a replay sends what was received.</summary>
    [Id(6)]
    public required ReadOnlyMemory<byte> Payload { get; init; }

    [Id(7)]
    public string? UserId { get; init; }

    [Id(8)]
    public string? EventId { get; init; }
}

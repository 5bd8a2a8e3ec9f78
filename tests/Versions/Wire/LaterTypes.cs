using Isobar.Places;
using Isobar.Warehousing;
using Orleans;

namespace Isobar.Tests.Versions.Wire;

/// <summary>An event as a later version could know it.</summary>
[GenerateSerializer, Alias("tests.later-event")]
public sealed record LaterEvent
{
    [Id(0)]
    public required string EventId { get; init; }

    [Id(1)]
    public required string UserId { get; init; }

    [Id(2)]
    public required string Type { get; init; }

    [Id(3)]
    public DateTimeOffset OccurredAt { get; init; }

    [Id(4)]
    public GeoPoint? Location { get; init; }

    [Id(8)]
    public LaterDevice? Device { get; init; }

    [Id(9)]
    public required string Campaign { get; init; }
}

/// <summary>A type that today's version has never heard of.</summary>
[GenerateSerializer, Alias("tests.later-device")]
public record LaterDevice([property: Id(0)] string Model);

/// <summary>Stands where <see cref="LaterDevice"/> is expected, so that its name is on the wire.</summary>
[GenerateSerializer, Alias("tests.later-phone")]
public sealed record LaterPhone(string Model, [property: Id(0)] int Cameras) : LaterDevice(Model);

/// <summary>An outcome as a later version could know it.</summary>
[GenerateSerializer, Alias("tests.later-outcome")]
public readonly record struct LaterOutcome([property: Id(0)] LaterResult Result, [property: Id(2)] string? Reason, [property: Id(3)] TimeSpan Took);

/// <summary>With one more than <see cref="AppendResult"/>.</summary>
public enum LaterResult
{
    Stored,
    AlreadyThere,
    Refused,
    Postponed,
}

/// <summary>An event as an earlier version could have known it.</summary>
[GenerateSerializer, Alias("tests.earlier-event")]
public sealed record EarlierEvent([property: Id(0)] string EventId, [property: Id(1)] string UserId);

/// <summary>Any message of an earlier version that had no member yet.</summary>
[GenerateSerializer, Alias("tests.earlier-state")]
public sealed record EarlierState;

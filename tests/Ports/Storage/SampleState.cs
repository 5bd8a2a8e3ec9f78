using Isobar.Events;
using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Tests.Ports.Storage;

/// <summary>A state with a member of each kind that grains keep.</summary>
public sealed class SampleState
{
    public string? Name { get; init; }

    public long Count { get; set; }

    public DateTimeOffset? At { get; init; }

    public GeoPoint? Place { get; init; }

    public Cell? Cell { get; init; }

    public ReadOnlyMemory<byte> Bits { get; init; }

    public byte[] Octets { get; init; } = [];

    public WeatherStatus Status { get; init; }

    public Dictionary<RowKey, ulong> Window { get; init; } = [];

    public List<SlotEntry> Slots { get; init; } = [];
}

public sealed record SlotEntry(Slot Slot, WeatherObservation? Observation);

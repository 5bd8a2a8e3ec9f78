namespace Isobar.Weather;

/// <summary>What a cell's grain keeps.</summary>
[GenerateSerializer, Immutable, Alias("isobar.location-state")]
public sealed record LocationState
{
    /// <summary>By slot, oldest first.</summary>
    [Id(0)]
    public IReadOnlyList<SlotEntry> Slots { get; init; } = [];
}

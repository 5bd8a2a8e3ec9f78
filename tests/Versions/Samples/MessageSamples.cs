using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Tests.Versions.Samples;

/// <summary>What grains tell each other.</summary>
internal sealed class MessageSamples : ISamples
{
    public IEnumerable<Sample> Read() => new object[]
    {
        Version1.Berlin,
        Version1.Cell,
        Version1.Slot,
        Version1.Event,
        Version1.Key,
        Version1.Observation,
        Version1.Weather,
        Version1.Row,
        Version1.Letter,
        Version1.Profile,
        new WeatherReport(Version1.Cell, Version1.Observation),
        new LocationSnapshot { Cell = Version1.Cell, Slots = [new SlotSnapshot(Version1.Slot, Version1.Weather)] },
        new SlotSnapshot(Version1.Slot, Version1.Weather),
        new UserSnapshot(Version1.Profile, [Version1.Key]),
        AppendOutcome.AlreadyThere(Version1.Noon),
    }.Select(Sample.OfVersion1);
}

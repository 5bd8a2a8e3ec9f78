namespace Isobar.Tests.Streams.Grains;

/// <summary>What the tests' streams carry.</summary>
[GenerateSerializer]
public sealed record Reading([property: Id(0)] string Sensor, [property: Id(1)] int Number);

using Isobar.Users;
using Isobar.Warehousing.Merging;
using Isobar.Weather;

namespace Isobar.Tests.Versions.Samples;

/// <summary>What grains keep, and what the merging grain tells of it.</summary>
internal sealed class StateSamples : ISamples
{
    private static readonly SlotEntry Entry = new()
    {
        Slot = Version1.Slot,
        Observation = Version1.Observation,
        ObtainedAt = Version1.Noon,
        Reason = WeatherReasons.SourceThrottled,
        AskAgainAt = Version1.Noon.AddMinutes(15),
    };

    private static readonly MergeRun Run = new(Version1.Noon, TimeSpan.FromSeconds(2.5), 1_200, 10_485_760, 0.0625, IsSweep: true);

    private static readonly MergePosition Position = new()
    {
        IsKnown = true,
        Job = 7,
        MergedUntil = Version1.Noon.AddMinutes(-1),
        SweptAt = Version1.Noon.AddHours(-1),
    };

    public IEnumerable<Sample> Read() => new object[]
    {
        Entry,
        Run,
        Position,
        new LocationState { Slots = [Entry] },
        new UserState
        {
            Profile = Version1.Profile,
            Window = [1, 2, 3, 254],
            Horizon = Version1.Noon.AddDays(-1),
            Moves = 3,
            MovedHorizon = Version1.Noon.AddDays(-2),
        },
        new UserWindowState { Window = [9, 8, 7], Moves = 4, Horizon = Version1.Noon.AddDays(-2) },
        new MergeState { Position = Position, Last = Run, Runs = 6, Rows = 7_200, BytesBilled = 62_914_560, Usd = 0.375 },
        new MergeReport
        {
            IsMerging = true,
            Last = Run,
            Runs = 6,
            Rows = 7_200,
            BytesBilled = 62_914_560,
            Usd = 0.375,
            Lag = TimeSpan.FromSeconds(60),
            FailuresInARow = 1,
            LastFailure = "quota",
            Job = 7,
        },
    }.Select(Sample.OfVersion1);
}

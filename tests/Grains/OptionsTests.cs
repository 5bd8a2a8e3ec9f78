using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Tests.Grains;

/// <summary>Options are right by default, and every fault names the key that mends it.</summary>
public sealed class OptionsTests
{
    public static TheoryData<string, Func<IEnumerable<string>>> Faulty => new()
    {
        { "Users:WindowAge", static () => new UserOptions { WindowAge = TimeSpan.Zero }.Faults() },
        { "Users:WindowCapacity", static () => new UserOptions { WindowCapacity = 65_537 }.Faults() },
        { "Users:PersistInterval", static () => new UserOptions { PersistInterval = TimeSpan.Zero }.Faults() },
        { "Users:CellPrecision", static () => new UserOptions { CellPrecision = 8 }.Faults() },
        { "Users:SlotLength", static () => new UserOptions { SlotLength = TimeSpan.FromMinutes(20) }.Faults() },
        { "Writer:FlushInterval", static () => new WriterOptions { FlushInterval = TimeSpan.Zero }.Faults() },
        { "Writer:MaxBatchRows", static () => new WriterOptions { MaxBatchRows = 0 }.Faults() },
        { "Writer:MaxQueuedRows", static () => new WriterOptions { MaxQueuedRows = 4_999 }.Faults() },
        { "Writer:Deadline", static () => new WriterOptions { Deadline = WriterOptions.ResponseTimeout }.Faults() },
        { "Writer:Deadline", static () => new WriterOptions { Deadline = TimeSpan.FromSeconds(5), FlushInterval = TimeSpan.FromSeconds(5) }.Faults() },
        { "Writer:MinimumBackoff", static () => new WriterOptions { MaximumBackoff = TimeSpan.FromMilliseconds(1) }.Faults() },
        { "Weather:Budget", static () => new WeatherOptions { Budget = TimeSpan.Zero }.Faults() },
        { "Weather:SlotsPerCell", static () => new WeatherOptions { SlotsPerCell = 0 }.Faults() },
    };

    [Fact]
    public void The_defaults_are_without_fault() =>
        Assert.Empty(new UserOptions().Faults().Concat(new WriterOptions().Faults()).Concat(new WeatherOptions().Faults()));

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_names_its_key(string key, Func<IEnumerable<string>> faults) =>
        Assert.StartsWith($"{key} ", Assert.Single(faults()).Replace(",", " ", StringComparison.Ordinal), StringComparison.Ordinal);
}

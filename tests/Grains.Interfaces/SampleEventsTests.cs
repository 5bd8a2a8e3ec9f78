using System.Text;
using Isobar.Events;

namespace Isobar.Tests.GrainsInterfaces;

public sealed class SampleEventsTests
{
    [Fact]
    public void The_sample_events_are_valid_and_each_is_another()
    {
        var now = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
        var readings = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "events.ndjson"))
            .Select(line => UserEventJson.Read(Encoding.UTF8.GetBytes(line), now, () => "none")).ToList();
        Assert.Equal(1_000, readings.Count);
        Assert.All(readings, reading => Assert.True(reading.IsValid && !reading.IdWasGenerated, reading.Fault.ToString()));
        Assert.Equal(1_000, readings.Select(reading => RowKey.Of(reading.Event!)).Distinct().Count());
        Assert.All(readings, reading => Assert.InRange(reading.Event!.OccurredAt, now.AddDays(-7), now));
    }
}

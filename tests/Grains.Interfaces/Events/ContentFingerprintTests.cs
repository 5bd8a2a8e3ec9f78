using Isobar.Events;
using Isobar.Places;

namespace Isobar.Tests.GrainsInterfaces.Events;

public sealed class ContentFingerprintTests
{
    private static readonly UserEvent Original = new()
    {
        EventId = "e",
        UserId = "u",
        Type = "click",
        OccurredAt = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        Location = new GeoPoint(1, 2),
        Properties = """{"a":1}""",
    };

    public static TheoryData<string> Parts => ["type", "time", "place", "no place", "properties", "no properties"];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_part_of_the_content_counts(string part)
    {
        var other = part switch
        {
            "type" => Original with { Type = "clicked" },
            "time" => Original with { OccurredAt = Original.OccurredAt.AddTicks(1) },
            "place" => Original with { Location = new GeoPoint(2, 1) },
            "no place" => Original with { Location = null },
            "properties" => Original with { Properties = """{"a":2}""" },
            _ => Original with { Properties = null },
        };
        Assert.NotEqual(ContentFingerprint.Of(Original), ContentFingerprint.Of(other));
    }

    [Fact]
    public void What_the_broker_adds_does_not_count() =>
        Assert.Equal(
            ContentFingerprint.Of(Original),
            ContentFingerprint.Of(Original with { ReceivedAt = Original.OccurredAt, TraceParent = "00-a-b-01" }));

    [Fact]
    public void Where_one_part_ends_matters() =>
        Assert.NotEqual(
            ContentFingerprint.Of(Original with { Type = "a", Properties = "bc" }),
            ContentFingerprint.Of(Original with { Type = "ab", Properties = "c" }));

    [Fact]
    public void Long_properties_are_read_to_their_end() =>
        Assert.NotEqual(
            ContentFingerprint.Of(Original with { Properties = new string('x', 60_000) + "a" }),
            ContentFingerprint.Of(Original with { Properties = new string('x', 60_000) + "b" }));
}

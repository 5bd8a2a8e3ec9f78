using System.Text.Json.Nodes;
using Isobar.Broker;
using Isobar.Broker.Streams;
using Isobar.Silo.Pipeline;
using Isobar.Tests.Versions.Samples;
using Isobar.Weather;

namespace Isobar.Tests.Versions.Topics;

/// <summary>Messages that wait in the broker while silos are upgraded, and those that producers of any version send.</summary>
public sealed class TopicTests
{
    private const string Stations = "weather-observations";

    /// <summary>Those that Isobar reads, by what they say.</summary>
    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        ["user-events"] = Values.Of(Version1.Event),
        ["user-events.structured-cloud-event"] = Values.Of(Version1.Event with { EventId = "/shop#e-1" }),
        ["user-events.binary-cloud-event"] = Values.Of(Version1.Event with { EventId = "/shop#e-1" }),
        [Stations] = Values.Of(new WeatherReport(Version1.Cell, Version1.Observation)),
    };

    public static TheoryData<string> Names => [.. Expected.Keys];

    [Fact]
    public void An_event_is_published_as_the_newest_fixture_says()
    {
        var message = Published.UserEvent();
        FixtureFolder.Messages.AssertNewest("user-events", TopicMessage.Document(message.Attributes, message.Payload));
    }

    [Fact]
    public async Task A_stored_row_is_published_as_the_newest_fixture_says()
    {
        var message = await Published.EnrichedEventAsync();
        FixtureFolder.Messages.AssertNewest("enriched-events", TopicMessage.Document(message.Attributes, message.Payload));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_published_for_version_1_is_read_with_every_value(string name) => Assert.Equal(Expected[name], Read(name).Values);

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attribute_that_only_a_later_version_knows_is_passed_over(string name) =>
        Assert.Equal(Expected[name], Read(name, attribute: "of_a_later_version").Values);

    [Fact]
    public void A_cloud_event_may_have_attributes_that_nobody_here_knows() =>
        Assert.Equal(
            Expected["user-events.structured-cloud-event"],
            Read("user-events.structured-cloud-event", static payload => payload["partitionkey"] = "7").Values);

    /// <summary>It becomes a dead letter, and replaying it after the upgrade makes it a row: publish it only when all silos know it.</summary>
    [Theory]
    [InlineData("user-events")]
    [InlineData(Stations)]
    public void A_field_that_only_a_later_version_knows_is_refused_by_its_name(string name)
    {
        var (_, fault) = Read(name, static payload => payload["altitude_m"] = 34);
        Assert.StartsWith("altitude_m: There is no such field.", fault, StringComparison.Ordinal);
    }

    private static (string Values, string? Fault) Read(string name, Action<JsonObject>? change = null, string? attribute = null)
    {
        var message = TopicMessage.Received(FixtureFolder.Messages.Get(1, name), change);
        if (attribute is not null)
        {
            message = message with { Attributes = new MessageAttributes([.. message.Attributes, KeyValuePair.Create(attribute, "new")]) };
        }

        return name == Stations
            ? Told(new WeatherReportReader(precision: 5).Read(Version1.Cell.Name, message))
            : Told(new UserEventReader().Read("ada", message));
    }

    private static (string, string?) Told<T>(MessageReading<T> reading) => (Values.Of(reading.Item), reading.Fault);
}

using System.Text;
using Isobar.Broker;
using Isobar.Events;
using Isobar.Places;
using Isobar.Silo.Pipeline.Messages;

namespace Isobar.Tests.Silo.Pipeline.Messages;

public sealed class EventMessagesTests
{
    private const string Structured = "application/cloudevents+json; charset=UTF-8";
    private static readonly DateTimeOffset PublishedAt = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Plain_json_needs_no_attributes()
    {
        var read = Read("""{"event_id":"e1","user_id":"ada","type":"click","occurred_at":"2026-11-22T11:59:00Z","latitude":1,"longitude":2}""");

        Assert.Equal(("e1", "ada", "click", new GeoPoint(1, 2)), (read.EventId, read.UserId, read.Type, read.Location));
        Assert.Equal(PublishedAt, read.ReceivedAt);
    }

    [Fact]
    public void Structured_cloud_event_carries_an_event_as_its_data()
    {
        var read = Read(
            """
            {"specversion":"1.0","id":"42","source":"/shop","type":"order.placed","subject":"ada","time":"2026-11-22T11:59:00Z",
             "datacontenttype":"application/json","traceparent":"00-trace-01","data":{"latitude":52.5,"longitude":13.4,"properties":{"total":12}}}
            """,
            ("Content-Type", Structured));

        Assert.Equal(("/shop#42", "ada", "order.placed"), (read.EventId, read.UserId, read.Type));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 11, 59, 0, TimeSpan.Zero), read.OccurredAt);
        Assert.Equal(new GeoPoint(52.5, 13.4), read.Location);
        Assert.Equal("""{"total":12}""", read.Properties);
        Assert.Equal("00-trace-01", read.TraceParent);
    }

    [Fact]
    public void Binary_cloud_event_has_its_attributes_on_the_message()
    {
        var read = Read("""{"user_id":"ada","latitude":52.5,"longitude":13.4}""", Binary);

        Assert.Equal(("/shop#42", "ada", "order.placed"), (read.EventId, read.UserId, read.Type));
        Assert.Null(read.Properties);
    }

    [Fact]
    public void Data_with_fields_of_its_own_is_kept_whole_as_properties()
    {
        const string Data = """{"user_id":"ada","order":{"total":12},"latitude":52.5,"longitude":13.4}""";

        var read = Read(Data, Binary);

        Assert.Equal(Data, read.Properties);
        Assert.Equal(("ada", new GeoPoint(52.5, 13.4)), (read.UserId, read.Location));
    }

    [Fact]
    public void Data_says_more_than_the_envelope()
    {
        var read = Read(
            """{"event_id":"mine","user_id":"bob","type":"click","occurred_at":"2026-11-22T10:00:00Z"}""", [.. Binary, ("ce-subject", "ada")]);

        Assert.Equal(("mine", "bob", "click"), (read.EventId, read.UserId, read.Type));
        Assert.Equal(10, read.OccurredAt.Hour);
    }

    /// <summary>The hour of the event is part of its key: by the time of publishing, one that is published again would be another event.</summary>
    [Fact]
    public void Cloud_event_without_a_time_is_refused()
    {
        var reading = EventMessages.Read(Message(
            "", ("ce-specversion", "1.0"), ("ce-id", "42"), ("ce-source", "/shop"), ("ce-type", "t"), ("ce-subject", "ada")));

        Assert.Equal("occurred_at", reading.Fault.Field);
    }

    [Fact]
    public void Data_in_base64_is_data()
    {
        var data = Convert.ToBase64String("""{"user_id":"ada"}"""u8);
        var read = Read(
            $$"""{"specversion":"1.0","id":"42","source":"/shop","type":"t","time":"2026-11-22T11:59:00Z","data_base64":"{{data}}"}""", ("content-type", Structured));

        Assert.Equal("ada", read.UserId);
    }

    [Fact]
    public void One_id_of_two_sources_is_two_events()
    {
        static string Of(string source, string id = "42") => Read(
            "", [.. Binary.Where(static one => one.Item1 is not ("ce-source" or "ce-id")), ("ce-id", id), ("ce-source", source), ("ce-subject", "ada")]).EventId;

        Assert.NotEqual(Of("/a"), Of("/b"));
        Assert.NotEqual(Of("https://x/", "a#b"), Of("https://x/#a", "b"));
        Assert.Equal(64, Of(new string('x', 200)).Length);
        Assert.NotEqual(Of(new string('x', 200)), Of(new string('x', 201)));
    }

    [Theory]
    [InlineData("specversion", """{"specversion":"0.3","id":"1","source":"s","type":"t"}""")]
    [InlineData("specversion", """{"id":"1","source":"s","type":"t"}""")]
    [InlineData("id", """{"specversion":"1.0","source":"s","type":"t"}""")]
    [InlineData("source", """{"specversion":"1.0","id":"1","type":"t"}""")]
    [InlineData("type", """{"specversion":"1.0","id":"1","source":"s"}""")]
    [InlineData("user_id", """{"specversion":"1.0","id":"1","source":"s","type":"t"}""")]
    [InlineData("time", """{"specversion":"1.0","id":"1","source":"s","type":"t","subject":"ada","time":"yesterday"}""")]
    [InlineData("datacontenttype", """{"specversion":"1.0","id":"1","source":"s","type":"t","subject":"ada","time":"2026-11-22T11:59:00Z","datacontenttype":"text/xml","data":"<a/>"}""")]
    [InlineData("data", """{"specversion":"1.0","id":"1","source":"s","type":"t","subject":"ada","data":[1]}""")]
    [InlineData("latitude", """{"specversion":"1.0","id":"1","source":"s","type":"t","subject":"ada","data":{"latitude":91,"longitude":1}}""")]
    [InlineData("", """{"specversion":1}""")]
    [InlineData("", """{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":"!"}""")]
    [InlineData("", "[]")]
    [InlineData("", "{")]
    public void What_is_no_cloud_event_is_refused_by_field(string field, string payload)
    {
        var reading = EventMessages.Read(Message(payload, ("content-type", Structured)));

        Assert.False(reading.IsValid);
        Assert.Equal(field, reading.Fault.Field);
        Assert.NotEmpty(reading.Fault.Reason);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"latitude":"north","longitude":1}""")]
    public void Binary_cloud_event_with_other_data_is_refused(string payload) =>
        Assert.False(EventMessages.Read(Message(payload, [.. Binary, ("ce-subject", "ada")])).IsValid);

    private static (string, string)[] Binary =>
    [
        ("ce-specversion", "1.0"), ("ce-id", "42"), ("ce-source", "/shop"), ("ce-type", "order.placed"), ("ce-time", "2026-11-22T11:59:00Z"),
        ("content-type", "application/json"),
    ];

    private static UserEvent Read(string payload, params (string Name, string Value)[] attributes)
    {
        var reading = EventMessages.Read(Message(payload, attributes));
        Assert.True(reading.IsValid, reading.Fault.ToString());
        return reading.Event;
    }

    private static ReceivedMessage Message(string payload, params (string Name, string Value)[] attributes) => new(
        "ack",
        "m1",
        Encoding.UTF8.GetBytes(payload),
        new MessageAttributes([.. attributes.Select(static one => KeyValuePair.Create(one.Name, one.Value))]),
        PublishedAt,
        Faults: 0,
        Deliveries: 1);
}

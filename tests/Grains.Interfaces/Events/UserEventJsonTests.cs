using System.Text;
using System.Text.Json;
using Isobar.Events;
using Isobar.Places;

namespace Isobar.Tests.GrainsInterfaces.Events;

public sealed class UserEventJsonTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private const string Least = "\"user_id\":\"u\",\"type\":\"t\",\"occurred_at\":\"2026-11-22T12:00:00Z\"";

    [Fact]
    public void A_full_event_is_read()
    {
        var reading = Read(
            """
            {"event_id":"e-1","user_id":"ada","type":"click","occurred_at":"2026-11-22T12:30:00.25+01:00",
             "latitude":52.5,"longitude":-13.4,"properties":{"a": [1, 2]}}
            """);
        var expected = new UserEvent
        {
            EventId = "e-1",
            UserId = "ada",
            Type = "click",
            OccurredAt = new DateTimeOffset(2026, 11, 22, 12, 30, 0, 250, TimeSpan.FromHours(1)),
            Location = new GeoPoint(52.5, -13.4),
            Properties = """{"a": [1, 2]}""",
        };
        Assert.Equal(expected, reading.Event);
        Assert.False(reading.IdWasGenerated);
    }

    [Fact]
    public void A_missing_id_is_made()
    {
        var reading = Read($"{{{Least}}}");
        Assert.Equal("generated", reading.Event!.EventId);
        Assert.True(reading.IdWasGenerated);
    }

    [Fact]
    public void Optional_fields_may_be_null()
    {
        var reading = Read($$"""{{{Least}},"latitude":null,"longitude":null,"properties":null}""");
        Assert.True(reading.IsValid);
        Assert.Null(reading.Event.Location);
        Assert.Null(reading.Event.Properties);
    }

    [Theory]
    [InlineData("event_id", 128)]
    [InlineData("user_id", 128)]
    [InlineData("type", 64)]
    public void Text_is_one_character_to_its_limit(string field, int limit)
    {
        Assert.True(ReadWith(field, JsonSerializer.Serialize(new string('x', limit))).IsValid);
        Assert.True(ReadWith(field, JsonSerializer.Serialize(new string('界', limit))).IsValid);
        AssertRefused(field, limit.ToString(), ReadWith(field, JsonSerializer.Serialize(new string('x', limit + 1))));
        AssertRefused(field, limit.ToString(), ReadWith(field, "\"\""));
        AssertRefused(field, limit.ToString(), ReadWith(field, "17"));
        AssertRefused(field, limit.ToString(), ReadWith(field, "null"));
        AssertRefused(field, limit.ToString(), ReadWith(field, """{"a":["b"]}"""));
        AssertRefused(field, "control character", ReadWith(field, """ "a\u0000b" """));
        AssertRefused(field, "control character", ReadWith(field, """ "a\nb" """));
        AssertRefused(field, "surrogate", ReadWith(field, """ "\ud83c" """));
    }

    [Theory]
    [InlineData("user_id")]
    [InlineData("type")]
    [InlineData("occurred_at")]
    public void Required_fields_are_required(string field) => AssertRefused(field, "missing", ReadWith(field, null));

    [Theory]
    [InlineData("latitude", "90", true)]
    [InlineData("latitude", "-90", true)]
    [InlineData("latitude", "91", false)]
    [InlineData("latitude", "-90.0000001", false)]
    [InlineData("latitude", "1e999", false)]
    [InlineData("latitude", "\"52\"", false)]
    [InlineData("latitude", "\"NaN\"", false)]
    [InlineData("latitude", "true", false)]
    [InlineData("latitude", "[52]", false)]
    [InlineData("longitude", "180", true)]
    [InlineData("longitude", "-180", true)]
    [InlineData("longitude", "180.0000001", false)]
    [InlineData("longitude", "{}", false)]
    public void A_place_is_on_Earth(string field, string json, bool isValid)
    {
        var other = field == "latitude" ? "longitude" : "latitude";
        var reading = Read($$"""{{{Least}},"{{other}}":1,"{{field}}":{{json}}}""");
        Assert.Equal(isValid, reading.IsValid);
        if (!isValid)
        {
            AssertRefused(field, field == "latitude" ? "90" : "180", reading);
        }
    }

    [Fact]
    public void Not_a_number_is_not_json() => AssertRefused("", "Not valid JSON", Read($$"""{{{Least}},"latitude":NaN,"longitude":1}"""));

    [Theory]
    [InlineData("\"latitude\":1", "longitude")]
    [InlineData("\"longitude\":1", "latitude")]
    [InlineData("\"longitude\":1,\"latitude\":null", "latitude")]
    public void Coordinates_go_together(string given, string missing) =>
        AssertRefused(missing, "go together", Read($$"""{{{Least}},{{given}}}"""));

    [Theory]
    [InlineData("2026-11-22T12:05:00Z", true)]
    [InlineData("2026-11-22T12:05:01Z", false)]
    [InlineData("2026-11-22T13:05:00+01:00", true)]
    [InlineData("2016-11-22T12:00:00Z", true)]
    [InlineData("2016-11-22T11:59:59Z", false)]
    public void A_time_is_neither_ahead_nor_too_old(string text, bool isValid)
    {
        var reading = ReadWith("occurred_at", $"\"{text}\"");
        Assert.Equal(isValid, reading.IsValid);
        if (!isValid)
        {
            AssertRefused("occurred_at", text.StartsWith("2026", StringComparison.Ordinal) ? "5 minutes" : "10 years", reading);
        }
    }

    [Fact]
    public void A_time_may_be_escaped_as_JSON_writers_do() => Assert.Equal(
        new DateTimeOffset(2026, 11, 22, 11, 30, 0, TimeSpan.Zero),
        ReadWith("occurred_at", "\"2026-11-22T12:30:00\\u002B01:00\"").Event!.OccurredAt.ToUniversalTime());

    [Theory]
    [InlineData("\"2026-11-22T12:00:00\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("1763812800")]
    [InlineData("null")]
    [InlineData("""["2026-11-22T12:00:00Z"]""")]
    public void A_time_has_an_offset(string json) => AssertRefused("occurred_at", "offset", ReadWith("occurred_at", json));

    [Theory]
    [InlineData("[]")]
    [InlineData("\"{}\"")]
    [InlineData("1")]
    [InlineData("false")]
    public void Properties_are_an_object(string json) => AssertRefused("properties", "JSON object", ReadWith("properties", json));

    [Theory]
    [InlineData("{\"a\":", "}")]
    [InlineData("[", "]")]
    public void Properties_are_at_most_32_deep(string open, string close)
    {
        string Nested(int levels) =>
            "{\"a\":" + string.Concat(Enumerable.Repeat(open, levels - 1)) + "1" + string.Concat(Enumerable.Repeat(close, levels - 1)) + "}";
        Assert.True(ReadWith("properties", Nested(32)).IsValid);
        AssertRefused("properties", "32 levels", ReadWith("properties", Nested(33)));
        AssertRefused("properties", "32 levels", ReadWith("properties", Nested(400)));
    }

    [Fact]
    public void Properties_are_at_most_64_kibibytes()
    {
        string Long(int bytes) => $$"""{"a":"{{new string('x', bytes - 8)}}"}""";
        Assert.True(ReadWith("properties", Long(65_536)).IsValid);
        AssertRefused("properties", "65536 bytes", ReadWith("properties", Long(65_537)));
    }

    [Fact]
    public void An_unknown_field_is_named() => AssertRefused("latitud", "no such field", ReadWith("latitud", """{"deep":[1]}"""));

    [Fact]
    public void The_first_fault_is_told() =>
        AssertRefused("type", "64", Read("""{"user_id":"u","type":"","occurred_at":"?","latitude":99}"""));

    [Theory]
    [InlineData("[]", "an array")]
    [InlineData("\"x\"", "a string")]
    [InlineData("null", "null")]
    [InlineData("12", "a number")]
    public void An_event_is_an_object(string json, string found) => AssertRefused("", found, Read(json));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{\"user_id\":")]
    [InlineData("nope")]
    [InlineData("{}}")]
    [InlineData("{} garbage")]
    public void Text_that_is_not_json_is_refused(string json) => AssertRefused("", "Not valid JSON", Read(json));

    [Fact]
    public void Two_events_are_not_one() => Assert.False(Read($"{{{Least}}}{{{Least}}}").IsValid);

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        byte[] json = [.. """{"user_id":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', .. ""","type":"t","occurred_at":"2026-11-22T12:00:00Z"}"""u8];
        Assert.Equal("user_id", UserEventJson.Read(json, Now, NoId).Fault.Field);
        byte[] deep =
            [.. "{"u8, .. Encoding.UTF8.GetBytes(Least), .. ",\"properties\":{\"a\":\""u8, 0xC3, 0x28, .. "\"}}"u8];
        Assert.Equal("properties", UserEventJson.Read(deep, Now, NoId).Fault.Field);
    }

    [Fact]
    public void A_reader_over_many_is_left_after_each_even_a_refused_one()
    {
        var json = Encoding.UTF8.GetBytes("[{\"x\":{\"y\":[1]}},7,[[]],{\"latitude\":[{}]},{" + Least + "}]");
        var reader = new Utf8JsonReader(json, UserEventJson.ReaderOptions);
        reader.Read();
        var valid = new List<bool>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            valid.Add(UserEventJson.Read(json, ref reader, Now, NoId).IsValid);
        }

        Assert.Equal([false, false, false, false, true], valid);
    }

    private static EventReading Read(string json) => UserEventJson.Read(Encoding.UTF8.GetBytes(json), Now, NoId);

    // An otherwise good event with one field set, or without it.
    private static EventReading ReadWith(string field, string? json)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["event_id"] = "\"e\"",
            ["user_id"] = "\"u\"",
            ["type"] = "\"t\"",
            ["occurred_at"] = "\"2026-11-22T12:00:00Z\"",
        };
        fields.Remove(field);
        if (json is not null)
        {
            fields.Add(field, json);
        }

        return Read("{" + string.Join(',', fields.Select(pair => $"\"{pair.Key}\":{pair.Value}")) + "}");
    }

    private static void AssertRefused(string field, string reason, EventReading reading)
    {
        Assert.False(reading.IsValid);
        Assert.Equal(field, reading.Fault.Field);
        Assert.Contains(reason, reading.Fault.Reason, StringComparison.OrdinalIgnoreCase);
    }

    private static string NoId() => "generated";
}

using System.Buffers;
using System.Text.Json;
using Isobar.Api.Rows;
using Isobar.Api.Tests.Hosting;
using Isobar.Events;
using Isobar.Places;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Tests.Fuzzing;

/// <summary>What must be true of an event, whatever it was read from.</summary>
internal static class Readings
{
    public static void Check(EventReading reading)
    {
        if (reading.Event is { } read)
        {
            CheckLimits(read);
            CheckWrittenAgain(read);
            CheckRow(read);
        }
        else
        {
            Assert.NotEmpty(reading.Fault.Reason);
            Assert.InRange(reading.Fault.Field.Length, 0, EventLimits.IdCharacters);
        }
    }

    private static void CheckLimits(UserEvent read)
    {
        CheckText(read.EventId, EventLimits.IdCharacters);
        CheckText(read.UserId, EventLimits.IdCharacters);
        CheckText(read.Type, EventLimits.TypeCharacters);
        Assert.InRange(read.OccurredAt, ApiHost.Now.AddYears(-EventLimits.YearsBack), ApiHost.Now + EventLimits.Ahead);
        Assert.True(read.Location is not { } place || (GeoPoint.IsLatitude(place.Latitude) && GeoPoint.IsLongitude(place.Longitude)));
    }

    private static void CheckText(string text, int limit)
    {
        Assert.False(string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl));
        Assert.InRange(text.Length, 1, limit);
    }

    // What topics carry is read again by the pipeline, and must be the same event then.
    private static void CheckWrittenAgain(UserEvent read)
    {
        var json = new ArrayBufferWriter<byte>();
        UserEventJson.Write(json, read);
        var again = UserEventJson.Read(json.WrittenSpan, ApiHost.Now, static () => "never");
        Assert.Equal(read with { ReceivedAt = default, TraceParent = null }, again.Event);
        Assert.Equal(ContentFingerprint.Of(read), ContentFingerprint.Of(again.Event!));
    }

    // The live stream shows rows as JSON on one line.
    private static void CheckRow(UserEvent read)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json);
        RowJson.Write(writer, new EnrichedEvent
        {
            Key = RowKey.Of(read), Event = read, Weather = SlotWeather.Missing(WeatherReasons.NoData, ApiHost.Now), EnrichedAt = ApiHost.Now,
        });
        writer.Flush();
        Assert.False(json.WrittenSpan.ContainsAny((byte)'\n', (byte)'\r'));
        using var document = JsonDocument.Parse(json.WrittenMemory);
        Assert.Equal(read.UserId, document.RootElement.GetProperty("user_id").GetString());
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Isobar.Weather;

namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>A slot as its start and its length in minutes, <c>2026-11-22T12:00Z/60</c>; also as the key of a dictionary.</summary>
internal sealed class SlotJsonConverter : JsonConverter<Slot>
{
    public override Slot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString()!);

    public override Slot ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Slot value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Slot value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Format(value));

    private static string Format(Slot slot) => $"{slot}/{(int)slot.Length.TotalMinutes}";

    private static Slot Parse(string text)
    {
        var slash = text.LastIndexOf('/');
        if (slash < 0)
        {
            throw new FormatException($"\"{text}\" is not a slot.");
        }

        var start = DateTimeOffset.Parse(text.AsSpan(0, slash), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var minutes = int.Parse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return Slot.Containing(start, TimeSpan.FromMinutes(minutes));
    }
}

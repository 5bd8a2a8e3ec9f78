using System.Text.Json;
using System.Text.Json.Serialization;
using Isobar.Weather;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>States as bytes, so that no grain shares what it stores with what it holds.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new SlotConverter() } };

    public static byte[] Write<T>(T state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    public static T Read<T>(byte[] body) => JsonSerializer.Deserialize<T>(body, Options)!;

    private sealed class SlotConverter : JsonConverter<Slot>
    {
        public override Slot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = reader.GetString()!.Split('/').Select(long.Parse).ToArray();
            return Slot.Containing(new DateTimeOffset(parts[0], TimeSpan.Zero), new TimeSpan(parts[1]));
        }

        public override void Write(Utf8JsonWriter writer, Slot value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value.Start.Ticks}/{value.Length.Ticks}");
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>
/// How states become bytes: JSON, so that an operator can read them and a state can gain members. Bytes are stored, never
/// references, so a grain cannot share what it stores with what it holds.
/// </summary>
internal static class GrainStateJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new CellJsonConverter(), new RowKeyJsonConverter(), new SlotJsonConverter(), new JsonStringEnumConverter() },
    };

    public static byte[] Serialize<T>(T state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    /// <exception cref="InvalidDataException">What is stored does not fit the type.</exception>
    public static T Deserialize<T>(StateAddress address, ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Options)!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException)
        {
            throw new InvalidDataException($"The stored {address} cannot be read as {typeof(T).Name}: {e.Message}", e);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>
/// How states become bytes: JSON, so that an operator can read them and a state can gain members. Bytes are stored, never
/// references, so a grain cannot share what it stores with what it holds.
/// </summary>
public static class GrainStateJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new CellJsonConverter(), new RowKeyJsonConverter(), new SlotJsonConverter(), new JsonStringEnumConverter() },
    };

    /// <returns>UTF-8.</returns>
    public static byte[] Serialize<T>(T state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    /// <param name="address">Whose state it is, for the message.</param>
    /// <param name="body">UTF-8.</param>
    /// <exception cref="InvalidDataException">What is stored does not fit the type.</exception>
    public static T Deserialize<T>(string address, ReadOnlySpan<byte> body)
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

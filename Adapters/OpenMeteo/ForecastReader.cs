using System.Text.Json;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>Takes an answer apart into its locations, so that nonsense about one does not cost the others.</summary>
internal static class ForecastReader
{
    /// <returns>As many as asked for, in that order; null where there is nothing to make sense of.</returns>
    public static ForecastLocation?[] Read(ReadOnlyMemory<byte> body, int expected)
    {
        var locations = new ForecastLocation?[expected];
        try
        {
            using var document = JsonDocument.Parse(body);
            Fill(locations, document.RootElement);
        }
        catch (JsonException)
        {
            // Not JSON: every location stays null, which is told as nonsense.
            return locations;
        }

        return locations;
    }

    // One location comes as an object, several as an array of them.
    private static void Fill(ForecastLocation?[] locations, JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && locations.Length == 1)
        {
            locations[0] = ReadOne(root);
        }
        else if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == locations.Length)
        {
            for (var i = 0; i < locations.Length; i++)
            {
                locations[i] = ReadOne(root[i]);
            }
        }
    }

    private static ForecastLocation? ReadOne(JsonElement element)
    {
        try
        {
            return element.Deserialize(ForecastJson.Default.ForecastLocation);
        }
        catch (JsonException)
        {
            // Of another shape: nonsense, for this location only.
            return null;
        }
    }
}

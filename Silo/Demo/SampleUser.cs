using System.Globalization;
using System.Text.Json;
using Isobar.Places;

namespace Isobar.Silo.Demo;

/// <summary>An invented person of <c>samples/users.json</c>, in the format of the RandomUser API.</summary>
internal sealed record SampleUser(string Id, string City, GeoPoint Place)
{
    /// <exception cref="JsonException">The file is not in that format.</exception>
    public static async Task<IReadOnlyList<SampleUser>> ReadAllAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        return [.. document.RootElement.GetProperty("results").EnumerateArray().Select(Read)];
    }

    private static SampleUser Read(JsonElement user)
    {
        var location = user.GetProperty("location");
        var coordinates = location.GetProperty("coordinates");
        return new SampleUser(
            user.GetProperty("login").GetProperty("uuid").GetString()!,
            location.GetProperty("city").GetString()!,
            new GeoPoint(Degrees(coordinates, "latitude"), Degrees(coordinates, "longitude")));
    }

    private static double Degrees(JsonElement coordinates, string name) =>
        double.Parse(coordinates.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}

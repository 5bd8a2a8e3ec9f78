using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Isobar.Client.Sending.Formats;

/// <summary>The parts of a RandomUser user that may leave this process.</summary>
internal readonly struct RandomUser(JsonElement user)
{
    // Name in properties, path in the source. Whatever is not listed stays behind.
    private static readonly (string Name, string[] Path)[] Kept =
    [
        ("first_name", ["name", "first"]),
        ("last_name", ["name", "last"]),
        ("gender", ["gender"]),
        ("nationality", ["nat"]),
        ("city", ["location", "city"]),
        ("state", ["location", "state"]),
        ("country", ["location", "country"]),
        ("utc_offset", ["location", "timezone", "offset"]),
        ("registered_at", ["registered", "date"]),
    ];

    /// <summary><c>login.uuid</c>, else a hash of the email address, else null.</summary>
    public string? UserId => Text("login", "uuid") ?? (Text("email") is { } email ? HashOf(email) : null);

    public void WritePlace(Utf8JsonWriter writer)
    {
        WriteDegrees(writer, "latitude");
        WriteDegrees(writer, "longitude");
    }

    public void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, path) in Kept)
        {
            if (Text(path) is { } text)
            {
                writer.WriteString(name, text);
            }
        }

        writer.WriteEndObject();
    }

    // The API writes coordinates as strings.
    private void WriteDegrees(Utf8JsonWriter writer, string name)
    {
        if (Text("location", "coordinates", name) is not { } text)
        {
            return;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees))
        {
            writer.WriteNumber(name, degrees);
        }
        else
        {
            // As it came, to be refused by the rule that names the field and the limit.
            writer.WriteString(name, text);
        }
    }

    private string? Text(params string[] path)
    {
        var value = user;
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    private static string HashOf(string email) =>
        "email-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant())))[..32];
}

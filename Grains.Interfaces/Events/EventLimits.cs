using System.Diagnostics.CodeAnalysis;

namespace Isobar.Events;

/// <summary>The limits of an event and of a request, as the API, the command line and the documents state them.</summary>
public static class EventLimits
{
    /// <summary>UTF-16 code units of <c>event_id</c> and <c>user_id</c>.</summary>
    public const int IdCharacters = 128;

    /// <summary>UTF-16 code units of <c>type</c>.</summary>
    public const int TypeCharacters = 64;

    /// <summary>Bytes of <c>properties</c> as UTF-8 text.</summary>
    public const int PropertiesBytes = 65_536;

    /// <summary>Levels of objects and arrays in <c>properties</c>, the outermost included.</summary>
    public const int PropertiesDepth = 32;

    /// <summary>Events in one request.</summary>
    public const int EventsPerRequest = 10_000;

    /// <summary>Bytes of one request, after decompression.</summary>
    public const int BytesPerRequest = 10_000_000;

    /// <summary>How far <c>occurred_at</c> may lie ahead of the broker's clock.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>How many years <c>occurred_at</c> may lie back.</summary>
    public const int YearsBack = 10;

    /// <summary>
    /// Whether a text can be an id or a type of at most this many characters: not blank, because blank names are no keys of grains, and
    /// without control characters.
    /// </summary>
    public static bool Allow([NotNullWhen(true)] string? text, int characters)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > characters)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (char.IsControl(character))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Text;
using Isobar.Broker;

namespace Orleans.Streaming.GCP.Messages;

/// <summary>
/// The request context in attributes: its strings. Other values are the producer's own affair, as are keys that begin with <c>#</c>, which are Orleans'.
/// </summary>
internal static class ContextAttributes
{
    private const int MostKeys = 32;
    private const int MostKeyBytes = 128;
    private const int MostValueBytes = 1_024;

    /// <exception cref="ArgumentException">It is over a limit; it says which one.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Of(IReadOnlyDictionary<string, object>? context)
    {
        if (context is null || context.Count == 0)
        {
            return [];
        }

        KeyValuePair<string, string>[] strings =
        [
            .. from entry in context
               where entry.Value is string && !entry.Key.StartsWith('#')
               select new KeyValuePair<string, string>(StreamAttributes.ContextPrefix + entry.Key, (string)entry.Value),
        ];
        Check(strings);
        return strings;
    }

    /// <summary>Null if there is none.</summary>
    public static Dictionary<string, string>? Read(MessageAttributes attributes)
    {
        Dictionary<string, string>? context = null;
        foreach (var (name, value) in attributes.AsSpan())
        {
            if (name.StartsWith(StreamAttributes.ContextPrefix, StringComparison.Ordinal))
            {
                (context ??= new(StringComparer.Ordinal))[name[StreamAttributes.ContextPrefix.Length..]] = value;
            }
        }

        return context;
    }

    private static void Check(KeyValuePair<string, string>[] strings)
    {
        if (strings.Length > MostKeys)
        {
            throw new ArgumentException($"The request context has {strings.Length} strings; at most {MostKeys} travel with an event.", nameof(strings));
        }

        foreach (var (name, value) in strings)
        {
            if (Encoding.UTF8.GetByteCount(name) > MostKeyBytes + StreamAttributes.ContextPrefix.Length)
            {
                throw new ArgumentException($"A key of the request context has more than {MostKeyBytes} bytes: \"{name[StreamAttributes.ContextPrefix.Length..]}\".", nameof(strings));
            }

            if (Encoding.UTF8.GetByteCount(value) > MostValueBytes)
            {
                throw new ArgumentException(
                    $"\"{name[StreamAttributes.ContextPrefix.Length..]}\" in the request context has {Encoding.UTF8.GetByteCount(value)} bytes; at most {MostValueBytes} travel with an event.",
                    nameof(strings));
            }
        }
    }
}

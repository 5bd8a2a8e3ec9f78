using Microsoft.Extensions.Configuration;

namespace Isobar.Silo.Configuration;

/// <summary>A misspelt key would else be a setting that silently does nothing.</summary>
internal static class UnknownKeys
{
    // What .NET's own host reads.
    private static readonly string[] Foreign = ["Logging"];

    /// <summary>A sentence per key that nothing reads.</summary>
    public static IEnumerable<string> In(IConfiguration configuration)
    {
        var known = OptionsCatalog.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return configuration.AsEnumerable()
            .Where(entry => entry.Value is not null && !IsForeign(entry.Key) && !known.Contains(entry.Key))
            .Select(entry => $"{entry.Key}: there is no such key.{Suggest(entry.Key, known)}")
            .Order(StringComparer.Ordinal);
    }

    private static bool IsForeign(string key) =>
        Foreign.Any(section => key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase));

    private static string Suggest(string key, HashSet<string> known)
    {
        var section = key.Contains(':', StringComparison.Ordinal) ? key[..key.LastIndexOf(':')] : key;
        var beside = known
            .Where(other => other.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToList();
        return beside.Count == 0
            ? $" Sections are {string.Join(", ", OptionsCatalog.All.Select(static entry => entry.Section))}."
            : $" There are {string.Join(", ", beside)}.";
    }
}

using System.Text.RegularExpressions;

namespace Isobar.Adapters.Postgres;

/// <summary>Names of schemas as Isobar takes them: such that they need no quoting, and mean the same quoted and unquoted.</summary>
public static partial class PostgresSchemaName
{
    /// <summary>What is wrong with a name, to follow the name of its key; null if nothing is.</summary>
    public static string? Fault(string name) => Valid().IsMatch(name)
        ? null
        : $"must be 1 to 63 lower-case letters, digits and underscores that begin with a letter, and is \"{name}\".";

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Valid();
}

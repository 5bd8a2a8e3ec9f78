namespace Isobar.Tests.Doubles.BigQuery.Sql.Binding;

/// <summary>Suggests the name that was probably meant, as BigQuery's messages do.</summary>
internal static class Spelling
{
    /// <summary>The known name that differs by at most a fifth of its letters, or null.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) => known
        .Select(candidate => (candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(candidate => candidate.Distance <= candidate.candidate.Length / 5)
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.candidate)
        .FirstOrDefault();

    /// <summary>Letters to insert, remove or replace (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var current = new int[other.Length + 1];
            current[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var change = previous[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                current[column] = Math.Min(change, 1 + Math.Min(previous[column], current[column - 1]));
            }

            previous = current;
        }

        return previous[^1];
    }
}

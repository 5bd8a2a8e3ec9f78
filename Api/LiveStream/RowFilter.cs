using Isobar.Api.Paths;
using Isobar.Api.Problems;
using Isobar.Places;
using Isobar.Warehousing;

namespace Isobar.Api.LiveStream;

/// <summary>Which rows a watcher wants.</summary>
/// <param name="User">Only this user's, or null.</param>
/// <param name="CellPrefix">Only those of cells that begin like this, or null.</param>
internal sealed record RowFilter(string? User, string? CellPrefix)
{
    /// <exception cref="ProblemException">400.</exception>
    public static RowFilter Of(string? user, string? cell) => new(
        string.IsNullOrEmpty(user) ? null : RawSegment.Id(user, "user"),
        string.IsNullOrEmpty(cell) ? null : Prefix(cell));

    public bool Includes(EnrichedEvent row) =>
        (User is null || User == row.Event.UserId)
        && (CellPrefix is null || row.Cell?.Name.StartsWith(CellPrefix, StringComparison.Ordinal) == true);

    private static string Prefix(string cell) => Cell.TryParse(cell.PadRight(Cell.MinimumPrecision, '0'), out _)
        ? cell.ToLowerInvariant()
        : throw new ProblemException(Refusal.Invalid(
            "cell", $"It must be a geohash of at most {Cell.MaximumPrecision} characters.", Cell.MaximumPrecision));
}

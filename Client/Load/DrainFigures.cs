namespace Isobar.Client.Load;

/// <summary>How the warehouse followed.</summary>
/// <param name="Expected">Distinct events accepted.</param>
/// <param name="Rows">Rows that came.</param>
/// <param name="Elapsed">From the first request until they were there.</param>
internal sealed record DrainFigures(long Expected, long Rows, TimeSpan Elapsed)
{
    public double RowsPerSecond => Rows / Elapsed.TotalSeconds;

    public bool IsClean => Rows == Expected;
}

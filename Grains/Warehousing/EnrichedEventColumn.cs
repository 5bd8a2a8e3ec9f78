namespace Isobar.Warehousing;

/// <summary>A column of <c>enriched_events</c>.</summary>
/// <param name="Name">As in SQL and JSON.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Nullable">Whether it may be null.</param>
/// <param name="WriteTo">Gives a row's value to a sink.</param>
public sealed record EnrichedEventColumn(
    string Name, ColumnKind Kind, bool Nullable, Action<EnrichedEvent, IColumnSink> WriteTo);

/// <summary>The kinds of values, for warehouses to map to their types.</summary>
public enum ColumnKind
{
    /// <summary>Sixteen bytes.</summary>
    Key,
    Text,

    /// <summary>JSON as text.</summary>
    Json,

    /// <summary>A time, UTC.</summary>
    Instant,
    Real,
    Integer,
    Boolean,
}

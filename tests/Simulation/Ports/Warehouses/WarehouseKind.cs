namespace Isobar.Tests.Simulation.Ports.Warehouses;

/// <summary>How the warehouse of a run holds a key once: docs/design/bigquery.md and the README's table.</summary>
internal enum WarehouseKind
{
    /// <summary>A unique key, as in SQLite and PostgreSQL.</summary>
    Exact,

    /// <summary>Rows land, and are merged by key: BigQuery's mode <c>merge</c>.</summary>
    Merge,

    /// <summary>Rows are appended as they come, and a view shows each key once: BigQuery's mode <c>stream</c>.</summary>
    Stream,
}

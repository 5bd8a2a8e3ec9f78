namespace Isobar.Adapters.BigQuery;

/// <summary>How a key is held once.</summary>
public enum BigQueryMode
{
    /// <summary>Rows land in a table of their own and are merged by key: exact.</summary>
    Merge,

    /// <summary>Rows go straight into the table: the view is exact, the table nearly so, and nothing is merged.</summary>
    Stream,
}

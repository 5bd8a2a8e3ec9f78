using System.Collections.Frozen;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Text;

public static class Keywords
{
    /// <summary>
    /// Words that cannot be a name unless quoted:
    /// https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#reserved_keywords.
    /// </summary>
    public static FrozenSet<string> Reserved { get; } = string.Join(' ',
        "ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE CROSS CUBE CURRENT DEFAULT",
        "DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE EXISTS EXTRACT FALSE FETCH FOLLOWING FOR FROM FULL GROUP GROUPING",
        "GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT LIKE LIMIT LOOKUP MERGE NATURAL NEW NO",
        "NOT NULL NULLS OF ON OR ORDER OUTER OVER PARTITION PRECEDING PROTO QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS SELECT",
        "SET SOME STRUCT TABLESAMPLE THEN TO TREAT TRUE UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}

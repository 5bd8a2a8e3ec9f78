namespace Isobar.Tests.Doubles.BigQuery.Sql.Types;

/// <summary>Types by name: both spellings, of GoogleSQL (<c>INT64</c>) and of table schemas (<c>INTEGER</c>).</summary>
public static class TypeNames
{
    private static readonly Dictionary<string, SqlType> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BOOL"] = SqlType.Bool,
        ["BOOLEAN"] = SqlType.Bool,
        ["INT64"] = SqlType.Int64,
        ["INTEGER"] = SqlType.Int64,
        ["INT"] = SqlType.Int64,
        ["SMALLINT"] = SqlType.Int64,
        ["BIGINT"] = SqlType.Int64,
        ["FLOAT64"] = SqlType.Float64,
        ["FLOAT"] = SqlType.Float64,
        ["NUMERIC"] = SqlType.Numeric,
        ["DECIMAL"] = SqlType.Numeric,
        ["BIGNUMERIC"] = SqlType.Numeric,
        ["STRING"] = SqlType.String,
        ["BYTES"] = SqlType.Bytes,
        ["TIMESTAMP"] = SqlType.Timestamp,
        ["DATE"] = SqlType.Date,
        ["DATETIME"] = SqlType.DateTime,
        ["TIME"] = SqlType.Time,
        ["JSON"] = SqlType.Json,
    };

    public static SqlType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The name that table and result schemas use.</summary>
    public static string InSchema(SqlType type) => type.Kind switch
    {
        TypeKind.Bool => "BOOLEAN",
        TypeKind.Int64 or TypeKind.Null => "INTEGER",
        TypeKind.Float64 => "FLOAT",
        TypeKind.Struct => "RECORD",
        TypeKind.Array => InSchema(type.Element!),
        _ => type.ToString(),
    };
}

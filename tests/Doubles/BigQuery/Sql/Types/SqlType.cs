namespace Isobar.Tests.Doubles.BigQuery.Sql.Types;

public enum TypeKind
{
    /// <summary>The type of a bare NULL, which becomes whatever its neighbours are.</summary>
    Null,
    Bool,
    Int64,
    Float64,
    Numeric,
    String,
    Bytes,
    Timestamp,
    Date,
    DateTime,
    Time,
    Json,
    Interval,
    Array,
    Struct,
}

/// <summary>A field of a STRUCT.</summary>
public sealed record SqlField(string Name, SqlType Type);

/// <summary>A GoogleSQL type: https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Element">The element's type, of an ARRAY.</param>
/// <param name="Fields">The fields, of a STRUCT.</param>
public sealed record SqlType(TypeKind Kind, SqlType? Element = null, IReadOnlyList<SqlField>? Fields = null)
{
    public static readonly SqlType Null = new(TypeKind.Null);
    public static readonly SqlType Bool = new(TypeKind.Bool);
    public static readonly SqlType Int64 = new(TypeKind.Int64);
    public static readonly SqlType Float64 = new(TypeKind.Float64);
    public static readonly SqlType Numeric = new(TypeKind.Numeric);
    public static readonly SqlType String = new(TypeKind.String);
    public static readonly SqlType Bytes = new(TypeKind.Bytes);
    public static readonly SqlType Timestamp = new(TypeKind.Timestamp);
    public static readonly SqlType Date = new(TypeKind.Date);
    public static readonly SqlType DateTime = new(TypeKind.DateTime);
    public static readonly SqlType Time = new(TypeKind.Time);
    public static readonly SqlType Json = new(TypeKind.Json);
    public static readonly SqlType Interval = new(TypeKind.Interval);

    public bool IsNumber => Kind is TypeKind.Int64 or TypeKind.Float64 or TypeKind.Numeric;

    public bool IsComparable => Kind is not (TypeKind.Json or TypeKind.Array);

    public static SqlType ArrayOf(SqlType element) => new(TypeKind.Array, element);

    public static SqlType StructOf(IReadOnlyList<SqlField> fields) => new(TypeKind.Struct, Fields: fields);

    public bool Equals(SqlType? other) =>
        other is not null && Kind == other.Kind && Equals(Element, other.Element)
        && (Fields ?? []).SequenceEqual(other.Fields ?? []);

    public override int GetHashCode() => HashCode.Combine(Kind, Element, Fields?.Count);

    /// <summary>The type as error messages spell it.</summary>
    public override string ToString() => Kind switch
    {
        TypeKind.Array => $"ARRAY<{Element}>",
        TypeKind.Struct => $"STRUCT<{string.Join(", ", Fields!.Select(field => $"{field.Name} {field.Type}".Trim()))}>",
        TypeKind.Null => "INT64",
        _ => Kind.ToString().ToUpperInvariant(),
    };
}

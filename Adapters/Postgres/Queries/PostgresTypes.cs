namespace Isobar.Adapters.Postgres.Queries;

/// <summary>Object ids of built-in types, fixed for good (<c>pg_type.dat</c> of PostgreSQL's sources).</summary>
internal static class PostgresTypes
{
    public const uint Boolean = 16;
    public const uint Bytea = 17;
    public const uint Int8 = 20;
    public const uint Int2 = 21;
    public const uint Int4 = 23;
    public const uint Oid = 26;
    public const uint Float4 = 700;
    public const uint Float8 = 701;
    public const uint TimestampTz = 1184;
    public const uint Numeric = 1700;
}

namespace Isobar.Adapters.Postgres.Schema;

/// <summary>A column as it should be. The type is named as PostgreSQL's <c>format_type</c> names it, so that both can be compared.</summary>
internal sealed record TableColumn(string Name, string Type, bool Nullable)
{
    public string Declaration => $"\"{Name}\" {Type}{(Nullable ? string.Empty : " NOT NULL")}";
}

using Isobar.Events;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>The warehouse's own kinds of values: keys as blobs, instants as text.</summary>
internal static class StatementValues
{
    public static void BindKey(this Statement statement, int index, RowKey key)
    {
        Span<byte> bytes = stackalloc byte[RowKey.Size];
        key.WriteTo(bytes);
        statement.BindBlob(index, bytes);
    }

    public static void Bind(this Statement statement, int index, DateTimeOffset? instant)
    {
        if (instant is not { } value)
        {
            statement.BindNull(index);
            return;
        }

        Span<byte> text = stackalloc byte[Instant.Length];
        Instant.Write(value, text);
        statement.BindUtf8(index, text);
    }

    public static RowKey Key(this Statement statement, int column) => RowKey.FromBytes(statement.Blob(column));

    public static string? TextOrNull(this Statement statement, int column) =>
        statement.IsNull(column) ? null : statement.Text(column);

    public static double? DoubleOrNull(this Statement statement, int column) =>
        statement.IsNull(column) ? null : statement.Double(column);

    public static long? LongOrNull(this Statement statement, int column) =>
        statement.IsNull(column) ? null : statement.Long(column);

    public static DateTimeOffset Time(this Statement statement, int column) => Instant.Parse(statement.Text(column));
}

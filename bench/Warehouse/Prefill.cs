using System.Buffers.Binary;
using Isobar.Adapters.Sqlite;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Bench.Warehouse;

/// <summary>
/// Brings a warehouse to a size that would take an hour to reach: narrow rows, straight into the table, in the order of keys. The index
/// is as large as with real rows but more tightly packed; the table is smaller.
/// </summary>
internal static class Prefill
{
    private const int RowsPerTransaction = 1_000_000;

    public static void Write(DataDirectory directory, FileSchema schema, long rows, long rowsPerHour, uint firstHour)
    {
        using var file = SqliteFile.OpenForWriting(directory, schema, new SqliteOptions { CacheMegabytes = 256 });
        file.Execute("PRAGMA synchronous=OFF;");
        using var insert = file.Prepare($"""
            INSERT INTO {EnrichedEventSchema.Table}(row_key, event_id, user_id, type, occurred_at, received_at, enriched_at, location_source, weather_status)
            VALUES (?1, '', '', '', '', '', '', '', '')
            """);
        for (long first = 0; first < rows; first += RowsPerTransaction)
        {
            file.Execute("BEGIN");
            for (var row = first; row < Math.Min(rows, first + RowsPerTransaction); row++)
            {
                Insert(insert, Key(row, rowsPerHour, firstHour));
            }

            file.Execute($"UPDATE figures SET value = value + {Math.Min(rows - first, RowsPerTransaction)} WHERE name = '{EnrichedEventSchema.Table}'; COMMIT");
        }
    }

    // Evenly spread over the hour's keys, as hashes are, yet in their order.
    private static RowKey Key(long row, long rowsPerHour, uint firstHour)
    {
        var within = (uint)(row % rowsPerHour * (uint.MaxValue / (double)rowsPerHour));
        return new EventIdentity(within, (ulong)row * 0x9E3779B97F4A7C15).At(firstHour + (uint)(row / rowsPerHour));
    }

    private static void Insert(Statement insert, RowKey key)
    {
        Span<byte> bytes = stackalloc byte[RowKey.Size];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, key.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], key.Low);
        insert.BindBlob(1, bytes);
        insert.Run();
    }
}

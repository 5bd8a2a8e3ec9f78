using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Makes a row of <c>dead_letters</c> into an object, by the order of <see cref="WarehouseSchema.DeadLetterColumns"/>.</summary>
internal static class DeadLetterReader
{
    public static DeadLetter Read(Statement row) => new()
    {
        Key = row.Key(0),
        ReceivedAt = row.Time(1),
        Reason = row.Text(2),
        Detail = row.Text(3),
        Attempts = (int)row.Long(4),
        Source = row.Text(5),
        Payload = row.Blob(6).ToArray(),
        UserId = row.TextOrNull(7),
        EventId = row.TextOrNull(8),
    };
}

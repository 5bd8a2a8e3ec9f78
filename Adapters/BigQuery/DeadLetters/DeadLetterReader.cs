using System.Globalization;
using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.DeadLetters;

/// <summary>Makes a row of <c>dead_letters</c> into an object, by the order of <see cref="TableDefinitions.DeadLetterColumns"/>.</summary>
internal static class DeadLetterReader
{
    public static DeadLetter Read(WireRow row) => new()
    {
        Key = RowKey.Parse(Text(row, 0)),
        ReceivedAt = Instants.FromMicroseconds(long.Parse(Text(row, 1), CultureInfo.InvariantCulture)),
        Reason = Text(row, 2),
        Detail = Text(row, 3),
        Attempts = int.Parse(Text(row, 4), CultureInfo.InvariantCulture),
        Source = Text(row, 5),
        Payload = Convert.FromBase64String(Text(row, 6)),
        UserId = WireValues.TextOrNull(row.Cells[7]),
        EventId = WireValues.TextOrNull(row.Cells[8]),
    };

    private static string Text(WireRow row, int column) => WireValues.TextOrNull(row.Cells[column])
        ?? throw new FormatException($"BigQuery has no {TableDefinitions.DeadLetterColumns[column]} in a dead letter that must have one.");
}

using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>
/// Time partitioning: https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TimePartitioning.
/// </summary>
/// <param name="Unit">HOUR, DAY, MONTH or YEAR.</param>
/// <param name="Column">Index of the TIMESTAMP, DATE or DATETIME column; -1: by the time when a row comes in.</param>
/// <param name="ColumnName">Its name, null as above.</param>
/// <param name="Expiration">How long after its start a partition is kept; null: for ever.</param>
/// <param name="RequiresFilter">Queries must filter on the column.</param>
public sealed record Partitioning(string Unit, int Column, string? ColumnName, TimeSpan? Expiration, bool RequiresFilter)
{
    /// <summary>Where rows without a value in the partitioning column are.</summary>
    public const long NullPartition = long.MinValue;

    public static Partitioning? Read(JsonObject resource, IReadOnlyList<Column> columns)
    {
        if (resource["timePartitioning"] is not JsonObject document)
        {
            return null;
        }

        var unit = ((string?)document["type"])?.ToUpperInvariant() ?? throw ApiException.Required("timePartitioning.type");
        if (unit is not ("HOUR" or "DAY" or "MONTH" or "YEAR"))
        {
            throw ApiException.Invalid($"Invalid value for timePartitioning.type: {unit}");
        }

        var name = (string?)document["field"];
        var requires = (bool?)(resource["requirePartitionFilter"] ?? document["requirePartitionFilter"]) ?? false;
        return new Partitioning(unit, Index(name, columns), name, ExpirationOf(document), requires);
    }

    public long PartitionOf(object?[] values, Timestamp now) => Column < 0
        ? Floor(now)
        : values[Column] switch
        {
            Timestamp instant => Floor(instant),
            DateOnly date => Floor(Timestamp.From(date.ToDateTime(default))),
            DateTime local => Floor(Timestamp.From(local)),
            _ => NullPartition,
        };

    /// <summary>The first microsecond behind the partition that begins at <paramref name="start"/>.</summary>
    public long EndOf(long start)
    {
        var begin = new Timestamp(start).ToUtc();
        var end = Unit switch
        {
            "HOUR" => begin.AddHours(1),
            "DAY" => begin.AddDays(1),
            "MONTH" => begin.AddMonths(1),
            _ => begin.AddYears(1),
        };
        return Timestamp.From(end).Microseconds;
    }

    public bool IsExpired(long start, Timestamp now) =>
        Expiration is { } kept && start != NullPartition && start + (kept.Ticks / TimeSpan.TicksPerMicrosecond) <= now.Microseconds;

    private long Floor(Timestamp instant)
    {
        var utc = instant.ToUtc();
        var start = Unit switch
        {
            "HOUR" => utc.Date.AddHours(utc.Hour),
            "DAY" => utc.Date,
            "MONTH" => new DateTime(utc.Year, utc.Month, 1, 0, 0, 0, DateTimeKind.Utc),
            _ => new DateTime(utc.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };
        return Timestamp.From(start).Microseconds;
    }

    private static TimeSpan? ExpirationOf(JsonObject document)
    {
        var milliseconds = document["expirationMs"]?.ToString();
        return milliseconds is null or "0"
            ? null
            : TimeSpan.FromMilliseconds(long.TryParse(milliseconds, out var value) && value > 0
                ? value
                : throw ApiException.Invalid($"Invalid value for timePartitioning.expirationMs: {milliseconds}"));
    }

    private static int Index(string? name, IReadOnlyList<Column> columns)
    {
        if (name is null)
        {
            return -1;
        }

        var index = columns.ToList().FindIndex(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            throw ApiException.Invalid($"The field specified for partitioning cannot be found in the schema: {name}");
        }

        return columns[index].Type.Kind is TypeKind.Timestamp or TypeKind.Date or TypeKind.DateTime
            ? index
            : throw ApiException.Invalid("The field specified for time partitioning can only be of type TIMESTAMP, DATE or DATETIME. "
                + $"The type found is: {TypeNames.InSchema(columns[index].Type)}.");
    }
}

using Isobar.Adapters.BigQuery.Rest;

namespace Isobar.Adapters.BigQuery.Tables;

/// <summary>What a table that exists lacks, and what it has that rows cannot live with.</summary>
internal static class TableDifferences
{
    private static readonly Dictionary<string, string> NewNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["INTEGER"] = "INT64", ["FLOAT"] = "FLOAT64", ["BOOLEAN"] = "BOOL", ["RECORD"] = "STRUCT",
    };

    /// <summary>Columns to add, which a patch can do because they are nullable.</summary>
    public static IReadOnlyList<FieldSchema> Missing(TableResource wanted, TableResource there) =>
        [.. wanted.Schema!.Fields.Where(field => Find(there, field.Name) is null && ModeOf(field) == FieldSchema.Nullable)];

    /// <summary>What no patch mends, each in words. Further nullable columns of the table's owner are none.</summary>
    public static IEnumerable<string> Of(TableResource wanted, TableResource there)
    {
        if (there.View is not null || there.Type is not (null or "TABLE"))
        {
            yield return $"it is a {there.Type ?? "VIEW"} and must be a TABLE";
            yield break;
        }

        foreach (var difference in wanted.Schema!.Fields.Select(field => Of(field, Find(there, field.Name))).OfType<string>())
        {
            yield return difference;
        }

        foreach (var field in there.Schema?.Fields ?? [])
        {
            if (ModeOf(field) == FieldSchema.Required && Find(wanted, field.Name) is null)
            {
                yield return $"column {field.Name} is REQUIRED, and Isobar has no value for it";
            }
        }

        foreach (var difference in OfLayout(wanted, there))
        {
            yield return difference;
        }
    }

    private static string? Of(FieldSchema wanted, FieldSchema? there) => there switch
    {
        null when ModeOf(wanted) == FieldSchema.Nullable => null,
        null => $"column {wanted.Name} {wanted.Type} REQUIRED is missing, and BigQuery adds only nullable ones",
        _ when TypeOf(there) != TypeOf(wanted) => $"column {wanted.Name} is {TypeOf(there)} and must be {TypeOf(wanted)}",
        _ when ModeOf(there) != ModeOf(wanted) => $"column {wanted.Name} is {ModeOf(there)} and must be {ModeOf(wanted)}",
        _ => null,
    };

    private static IEnumerable<string> OfLayout(TableResource wanted, TableResource there)
    {
        var (wantedBy, thereBy) = (Partitions(wanted.TimePartitioning), Partitions(there.TimePartitioning));
        if (wantedBy != thereBy)
        {
            yield return $"it is partitioned by {thereBy} and must be by {wantedBy}";
        }

        var (wantedClusters, thereClusters) = (Clusters(wanted), Clusters(there));
        if (wantedClusters != thereClusters)
        {
            yield return $"it is clustered by {thereClusters} and must be by {wantedClusters}";
        }
    }

    private static FieldSchema? Find(TableResource table, string column) =>
        table.Schema?.Fields.FirstOrDefault(field => string.Equals(field.Name, column, StringComparison.OrdinalIgnoreCase));

    private static string TypeOf(FieldSchema field) => NewNames.GetValueOrDefault(field.Type, field.Type.ToUpperInvariant());

    private static string ModeOf(FieldSchema field) => field.Mode ?? FieldSchema.Nullable;

    private static string Partitions(TimePartitioning? by) => by is null ? "nothing" : $"{by.Type} of {by.Field}";

    private static string Clusters(TableResource table) => table.Clustering is { Fields: var fields } ? string.Join(", ", fields) : "nothing";
}

using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>
/// A table with its rows, or a view with its query. Rows are only ever appended to the current array or moved to a new one, so that
/// a snapshot (array and count) stays as it was.
/// </summary>
public sealed class Table
{
    private readonly Lock _lock = new();
    private TableRow[] _rows = [];
    private int _count;
    private PartitionSizes _sizes;

    public Table(TableName name, JsonObject resource, Timestamp createdAt)
    {
        Name = name;
        Resource = resource;
        ViewQuery = (string?)resource["view"]?["query"];
        Columns = SchemaDocument.Read(resource["schema"]);
        Partitioning = Partitioning.Read(resource, Columns);
        CreatedAt = createdAt;
        ModifiedAt = createdAt;
        _sizes = new PartitionSizes(Columns.Count);
    }

    public TableName Name { get; }

    /// <summary>What the caller gave and the double only keeps: description, labels, clustering and so on.</summary>
    public JsonObject Resource { get; private set; }

    /// <summary>The query of a view; null for a table.</summary>
    public string? ViewQuery { get; private set; }

    public IReadOnlyList<Column> Columns { get; private set; }

    public Partitioning? Partitioning { get; private set; }

    public Timestamp CreatedAt { get; }

    public Timestamp ModifiedAt { get; private set; }

    /// <summary>Changes with every change of what is already stored; appended rows leave it.</summary>
    public long Rewrites { get; private set; }

    /// <summary>What streaming believes of the table until it has caught up with its creation or its last change.</summary>
    public StreamingSchema Streaming { get; set; } = new([], default);

    public IReadOnlyList<string> Clustering =>
        [.. (Resource["clustering"]?["fields"]?.AsArray() ?? []).Select(name => (string)name!)];

    public int IndexOf(string column)
    {
        for (var at = 0; at < Columns.Count; at++)
        {
            if (string.Equals(Columns[at].Name, column, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return -1;
    }

    public TableSnapshot Snapshot(Timestamp now)
    {
        lock (_lock)
        {
            DropExpired(now);
            return new TableSnapshot(_rows, _count, Rewrites);
        }
    }

    public TableRow NewRow(object?[] values, Timestamp now, bool streamed) =>
        new(values, Partitioning?.PartitionOf(values, now) ?? Partitioning.NullPartition, now, streamed);

    public void Append(IReadOnlyCollection<TableRow> rows, Timestamp now)
    {
        lock (_lock)
        {
            if (_count + rows.Count > _rows.Length)
            {
                Array.Resize(ref _rows, Math.Max(_count + rows.Count, 2 * _rows.Length));
            }

            foreach (var row in rows)
            {
                // The table may have got a column since the row was read.
                var stored = row.Values.Length == Columns.Count ? row : Widen(row, Columns.Count);
                _rows[_count++] = stored;
                _sizes.Add(stored);
            }

            ModifiedAt = now;
        }
    }

    /// <summary>Puts other rows in the place of some, if nobody else has done so since <paramref name="seen"/>.</summary>
    /// <param name="replacements">The rows concerned; null takes a row away.</param>
    /// <exception cref="ApiException">Another statement has rewritten the table meanwhile.</exception>
    public void Rewrite(IReadOnlyDictionary<TableRow, TableRow?> replacements, IReadOnlyCollection<TableRow> added, long seen, Timestamp now)
    {
        lock (_lock)
        {
            if (replacements.Count > 0)
            {
                if (Rewrites != seen)
                {
                    throw new QueryException($"Could not serialize access to table {Name} due to concurrent update");
                }

                Rewrites++;
                Replace([.. Current().Select(row => replacements.GetValueOrDefault(row, row)).OfType<TableRow>()]);
            }
        }

        Append(added, now);
    }

    /// <summary>Takes over a changed resource. Old rows read NULL in new columns.</summary>
    public void Change(JsonObject resource, Timestamp now)
    {
        lock (_lock)
        {
            var columns = SchemaDocument.Read(resource["schema"]);
            if (columns.Count != Columns.Count)
            {
                Replace([.. Current().Select(row => Widen(row, columns.Count))], columns.Count);
            }

            Resource = resource;
            Columns = columns;
            ViewQuery = (string?)resource["view"]?["query"];
            Partitioning = Partitioning.Read(resource, columns);
            ModifiedAt = now;
        }
    }

    /// <summary>Columns that only the double knows the type of, as those of a view.</summary>
    public void Describe(IReadOnlyList<Column> columns) => Columns = columns;

    /// <summary>Calls <paramref name="read"/> while sizes stand still.</summary>
    public T ReadSizes<T>(Timestamp now, Func<PartitionSizes, T> read)
    {
        lock (_lock)
        {
            DropExpired(now);
            return read(_sizes);
        }
    }

    private static TableRow Widen(TableRow row, int columns)
    {
        var values = new object?[columns];
        row.Values.CopyTo(values, 0);
        return row with { Values = values };
    }

    private IEnumerable<TableRow> Current() => _rows.Take(_count);

    private void DropExpired(Timestamp now)
    {
        if (Partitioning is { Expiration: not null } partitioning
            && _sizes.Partitions.Any(partition => partitioning.IsExpired(partition, now)))
        {
            Replace([.. Current().Where(row => !partitioning.IsExpired(row.Partition, now))]);
        }
    }

    private void Replace(TableRow[] rows, int? columns = null)
    {
        _rows = rows;
        _count = rows.Length;
        _sizes = new PartitionSizes(columns ?? Columns.Count);
        foreach (var row in rows)
        {
            _sizes.Add(row);
        }
    }
}

namespace Isobar.Tests.Doubles.BigQuery.Tables;

/// <summary>Rows and bytes per partition and column, kept as rows come and go so that an estimate need not read them.</summary>
public sealed class PartitionSizes(int columns)
{
    private readonly Dictionary<long, Entry> _partitions = [];

    public IReadOnlyCollection<long> Partitions => _partitions.Keys;

    public void Add(TableRow row)
    {
        if (!_partitions.TryGetValue(row.Partition, out var entry))
        {
            _partitions.Add(row.Partition, entry = new Entry(columns));
        }

        entry.Rows++;
        for (var at = 0; at < row.Values.Length; at++)
        {
            entry.Bytes[at] += ValueSize.Of(row.Values[at]);
        }
    }

    public long BytesOf(long partition, IEnumerable<int> ofColumns) =>
        _partitions.TryGetValue(partition, out var entry) ? ofColumns.Sum(column => entry.Bytes[column]) : 0;

    public long TotalBytes => _partitions.Values.Sum(entry => entry.Bytes.Sum());

    private sealed class Entry(int columns)
    {
        public long Rows { get; set; }

        public long[] Bytes { get; } = new long[columns];
    }
}

using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>One execution of a statement: what it sees of the tables, what it has worked out already, and whether it shall stop.</summary>
public sealed class QueryRun(Timestamp now, CancellationToken cancellation)
{
    /// <summary>Rows between two looks at the clock.</summary>
    private const int RowsPerCheck = 4096;

    /// <summary>Work that is done at full speed; a longer query then leaves most of a core to others.</summary>
    private static readonly TimeSpan FullSpeed = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(5);

    private readonly Dictionary<Table, TableSnapshot> _snapshots = [];
    private readonly Dictionary<object, object?> _results = new(ReferenceEqualityComparer.Instance);
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private int _rows;

    public Timestamp Now { get; } = now;

    /// <summary>The rows of <paramref name="table"/> at the statement's start.</summary>
    public TableSnapshot See(Table table) => _snapshots[table];

    /// <summary>Fixes what the statement sees; called for all its tables before anything is read.</summary>
    public void Fix(Table table) => _snapshots.TryAdd(table, table.Snapshot(Now));

    /// <summary>The result of a part that is the same for every row, worked out once.</summary>
    public T Once<T>(object part, Func<T> work)
    {
        if (_results.TryGetValue(part, out var known))
        {
            return (T)known!;
        }

        var result = work();
        _results.Add(part, result);
        return result;
    }

    /// <summary>Called for every row that is read or made.</summary>
    /// <exception cref="OperationCanceledException">The job was cancelled.</exception>
    public void Tick()
    {
        if (++_rows % RowsPerCheck != 0)
        {
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        if (TimeProvider.System.GetElapsedTime(_started) > FullSpeed)
        {
            cancellation.WaitHandle.WaitOne(Rest);
        }
    }
}

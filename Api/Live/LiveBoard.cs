using Isobar.Warehousing;

namespace Isobar.Api.Live;

/// <summary>
/// What the page shows of the rows: the cells with the newest events, and the newest rows. It sees every row, so it does little with each, and what it
/// keeps is bounded: beyond <see cref="MostCells"/> the cell that has been quiet for longest is forgotten.
/// </summary>
internal sealed class LiveBoard(CommittedRows rows) : IDisposable
{
    public const int MostCells = 5_000;
    private const int MostRows = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<LiveCell>> _cells = new(StringComparer.Ordinal);
    private readonly LinkedList<LiveCell> _byQuiet = new();
    private readonly HashSet<LiveCell> _changed = [];
    private readonly Queue<EnrichedEvent> _rows = new(MostRows);
    private readonly List<RowSample> _samples = [];
    private IDisposable? _observation;

    /// <summary>Looks from now on.</summary>
    public void Begin() => _observation ??= rows.Observe(Add);

    /// <summary>Looks no more, and keeps what it knows.</summary>
    public void End()
    {
        _observation?.Dispose();
        _observation = null;
    }

    /// <summary>The cells, those with the newest events first, with as many as there were when <see cref="TakeChanged"/> was asked last: what it tells next adds up.</summary>
    public IReadOnlyList<CellFigures> Cells(int most)
    {
        lock (_gate)
        {
            var cells = new List<CellFigures>(Math.Min(most, _cells.Count));
            for (var node = _byQuiet.Last; node is not null && cells.Count < most; node = node.Previous)
            {
                cells.Add(CellFigures.Of(node.Value, node.Value.Events - node.Value.New));
            }

            return cells;
        }
    }

    /// <summary>Of the cells in which something was stored since this was asked last those with the most events, with as many.</summary>
    public IReadOnlyList<CellFigures> TakeChanged(int most)
    {
        lock (_gate)
        {
            var changed = _changed.OrderByDescending(static cell => cell.New).Take(most).Select(static cell => CellFigures.Of(cell, cell.New)).ToList();
            foreach (var cell in _changed)
            {
                cell.TakeNew();
            }

            _changed.Clear();
            return changed;
        }
    }

    /// <summary>The newest rows that pass, newest first.</summary>
    public IReadOnlyList<EnrichedEvent> Rows(Func<EnrichedEvent, bool> filter, int most)
    {
        lock (_gate)
        {
            return [.. Enumerable.Reverse(_rows).Where(filter).Take(most)];
        }
    }

    /// <summary>The users of a cell, newest first, with how many events it had.</summary>
    public (long Events, IReadOnlyList<LiveUser> Users) Cell(string name)
    {
        lock (_gate)
        {
            return _cells.TryGetValue(name, out var node) ? (node.Value.Events, [.. node.Value.Users]) : (0, []);
        }
    }

    /// <summary>Shows every row to the sample from now on; dispose it to stop.</summary>
    public void Attach(RowSample sample)
    {
        lock (_gate)
        {
            _samples.Add(sample);
        }
    }

    public void Detach(RowSample sample)
    {
        lock (_gate)
        {
            _samples.Remove(sample);
        }
    }

    public void Dispose() => End();

    private void Add(EnrichedEvent row)
    {
        lock (_gate)
        {
            if (_rows.Count == MostRows)
            {
                _rows.Dequeue();
            }

            _rows.Enqueue(row);
            foreach (var sample in _samples)
            {
                sample.Offer(row);
            }

            if (row.Cell is { } cell)
            {
                AddTo(Node(cell.Name), row);
            }
        }
    }

    private void AddTo(LinkedListNode<LiveCell> node, EnrichedEvent row)
    {
        node.Value.Add(row);
        _changed.Add(node.Value);
        _byQuiet.Remove(node);
        _byQuiet.AddLast(node);
    }

    private LinkedListNode<LiveCell> Node(string name)
    {
        if (_cells.TryGetValue(name, out var node))
        {
            return node;
        }

        if (_cells.Count == MostCells)
        {
            var quiet = _byQuiet.First!;
            _byQuiet.RemoveFirst();
            _cells.Remove(quiet.Value.Name);
            _changed.Remove(quiet.Value);
        }

        node = _byQuiet.AddLast(new LiveCell(name));
        _cells.Add(name, node);
        return node;
    }
}

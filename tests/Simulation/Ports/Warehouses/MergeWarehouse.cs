using Isobar.Adapters.BigQuery.Merging;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Events;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Warehousing;

namespace Isobar.Tests.Simulation.Ports.Warehouses;

/// <summary>
/// A table, and where rows land before jobs merge them into it. A job reads what there is when it begins and inserts when it ends, so two
/// at once would insert a key twice: nothing here prevents it.
/// </summary>
internal sealed class MergeWarehouse(World world) : WarehouseModel(world)
{
    private readonly World _world = world;
    private readonly Streamed _landing = new(world);
    private readonly List<EnrichedEvent> _table = [];
    private readonly HashSet<RowKey> _merged = [];
    private readonly Dictionary<string, JobResource> _jobs = new(StringComparer.Ordinal);

    public override IReadOnlyList<EnrichedEvent> Table => _table;

    public override IReadOnlyList<EnrichedEvent> View =>
        [.. _table.Concat(_landing.Rows.OrderBy(static row => row.SentAt).Select(static row => row.Row)).DistinctBy(static row => row.Key)];

    public override bool IsTableExact => true;

    public override bool TellsDuplicates => false;

    public override bool IsTableComplete => _merged.IsSupersetOf(_landing.Keys);

    /// <summary>The label on the landing table: see <see cref="ChainMark"/>.</summary>
    public long Mark { get; set; }

    public IReadOnlyList<DateTimeOffset> DaysLanded(MergeWindow window) => [.. Landed(window).Select(static row => Day(row.Row)).Distinct()];

    public JobResource? Find(string id) => _jobs.GetValueOrDefault(id);

    /// <summary>Begins a job, unless there is one with this id.</summary>
    public JobResource Create(string id, MergeWindow window, LandedDays days, TimeSpan duration, bool fails)
    {
        if (_jobs.ContainsKey(id))
        {
            throw new BigQueryFailure(FailureKind.Conflict, $"Already exists: job {id}", "duplicate");
        }

        _world.Note("merge begins", id);
        var merged = days.Days.Select(static day => day.UtcDateTime.Date).ToHashSet();
        var there = _table.Where(row => merged.Contains(Day(row).Date)).Select(static row => row.Key).ToHashSet();
        var rows = Landed(window)
            .Where(row => merged.Contains(Day(row.Row).Date) && !there.Contains(row.Row.Key))
            .OrderBy(static row => row.SentAt)
            .DistinctBy(static row => row.Row.Key)
            .Select(static row => row.Row)
            .ToList();
        _world.Outside.After(duration, () => End(id, rows, fails));
        return _jobs[id] = Job(id, window, "RUNNING", error: null);
    }

    protected override AppendOutcome Store(EnrichedEvent row, DateTimeOffset sentAt)
    {
        _landing.Add(row, sentAt);
        return AppendOutcome.Stored;
    }

    private void End(string id, List<EnrichedEvent> rows, bool fails)
    {
        _world.Note(fails ? "merge fails" : "merge ends", id);
        _jobs[id] = _jobs[id] with { Status = new JobStatus("DONE", fails ? new JobError("backendError", null, "simulated") : null) };
        if (!fails)
        {
            _table.AddRange(rows);
            rows.ForEach(Merged);
        }
    }

    private void Merged(EnrichedEvent row)
    {
        _merged.Add(row.Key);
        _world.Note("merged", row.Key.ToString());
    }

    private IEnumerable<StreamedRow> Landed(MergeWindow window) =>
        _landing.Rows.Where(row => row.SentAt >= window.From && row.SentAt < window.Until);

    private static DateTimeOffset Day(EnrichedEvent row) => new(row.Event.OccurredAt.UtcDateTime.Date, TimeSpan.Zero);

    private static JobResource Job(string id, MergeWindow window, string state, JobError? error) => new()
    {
        JobReference = new JobReference("simulated", id, null),
        Configuration = new JobConfiguration { Query = new QueryConfiguration { Query = "MERGE", QueryParameters = window.Parameters } },
        Status = new JobStatus(state, error),
    };
}

using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Inserts rows whose keys are not there; a row that SQLite refuses leaves its neighbours alone.</summary>
internal sealed class AppendOperation(WarehouseWriteFile target, IReadOnlyList<EnrichedEvent> rows) : WriteOperation
{
    private readonly AppendOutcome[] _outcomes = new AppendOutcome[rows.Count];

    public override int Size => rows.Count;

    /// <summary>One per row; valid once the operation is complete.</summary>
    public IReadOnlyList<AppendOutcome> Outcomes => _outcomes;

    public override void Execute()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            _outcomes[i] = Append(rows[i]);
        }
    }

    private AppendOutcome Append(EnrichedEvent row)
    {
        try
        {
            target.Statements.Row.Bind(row);
            target.Statements.InsertRow.Run();
        }
        catch (SqliteFailure e) when (e.IsRefusal)
        {
            return AppendOutcome.Refused($"SQLite does not take the row: {e.Message}.");
        }

        if (target.Changes == 0)
        {
            return AppendOutcome.AlreadyThere(EnrichedAt(row.Key));
        }

        target.Rows.Add(1);
        return AppendOutcome.Stored;
    }

    private DateTimeOffset? EnrichedAt(RowKey key)
    {
        var statement = target.Statements.EnrichedAt;
        statement.BindKey(1, key);
        try
        {
            return statement.Step() ? statement.Time(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}

using Isobar.Events;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Deletes dead letters by key.</summary>
internal sealed class RemoveDeadLettersOperation(WarehouseWriteFile target, IReadOnlyList<RowKey> keys) : WriteOperation
{
    public override int Size => keys.Count;

    public override void Execute()
    {
        foreach (var key in keys)
        {
            target.Statements.DeleteDeadLetter.BindKey(1, key);
            target.Statements.DeleteDeadLetter.Run();
            target.DeadLetters.Add(-target.Changes);
        }
    }
}

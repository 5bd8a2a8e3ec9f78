using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Deletes dead letters that are still the ones referred to.</summary>
internal sealed class RemoveDeadLettersOperation(WarehouseWriteFile target, IReadOnlyList<DeadLetterReference> letters)
    : WriteOperation
{
    public override int Size => letters.Count;

    public override void Execute()
    {
        var statement = target.Statements.DeleteDeadLetter;
        foreach (var letter in letters)
        {
            statement.BindKey(1, letter.Key);
            statement.Bind(2, (DateTimeOffset?)letter.ReceivedAt);
            statement.Run();
            target.DeadLetters.Add(-target.Changes);
        }
    }
}

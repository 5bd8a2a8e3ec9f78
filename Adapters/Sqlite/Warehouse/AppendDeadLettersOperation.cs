using Isobar.Warehousing;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>Inserts dead letters whose keys are not there, and overwrites older ones with the same key.</summary>
internal sealed class AppendDeadLettersOperation(WarehouseWriteFile target, IReadOnlyList<DeadLetter> letters) : WriteOperation
{
    public override int Size => letters.Count;

    public override void Execute()
    {
        foreach (var letter in letters)
        {
            if (Run(target.Statements.InsertDeadLetter, letter) is var inserted and > 0)
            {
                target.DeadLetters.Add(inserted);
            }
            else
            {
                Run(target.Statements.ReplaceOlderDeadLetter, letter);
            }
        }
    }

    private int Run(Statement statement, DeadLetter letter)
    {
        Bind(statement, letter);
        statement.Run();
        return target.Changes;
    }

    private static void Bind(Statement statement, DeadLetter letter)
    {
        statement.BindKey(1, letter.Key);
        statement.Bind(2, (DateTimeOffset?)letter.ReceivedAt);
        statement.Bind(3, letter.Reason);
        statement.Bind(4, letter.Detail);
        statement.Bind(5, letter.Attempts);
        statement.Bind(6, letter.Source);
        statement.BindBlob(7, letter.Payload.Span);
        statement.Bind(8, letter.UserId);
        statement.Bind(9, letter.EventId);
    }
}

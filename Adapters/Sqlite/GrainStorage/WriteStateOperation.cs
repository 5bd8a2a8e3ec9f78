namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>Stores a state if what is stored is still the version that the writer last saw.</summary>
internal sealed class WriteStateOperation(
    GrainStateStatements statements, StateAddress address, long? expected, long next, ReadOnlyMemory<byte> body) : WriteOperation
{
    public override void Execute()
    {
        var statement = expected is null ? statements.Insert : statements.Update;
        address.BindTo(statement);
        statement.Bind(3, next);
        statement.BindBlob(4, body.Span);
        if (expected is { } version)
        {
            statement.Bind(5, version);
        }

        VersionCheck.RequireOneRow(statement, statements, address, expected);
    }
}

namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>Removes a state if what is stored is still the version that the writer last saw.</summary>
internal sealed class ClearStateOperation(GrainStateStatements statements, StateAddress address, long expected) : WriteOperation
{
    public override void Execute()
    {
        address.BindTo(statements.Delete);
        statements.Delete.Bind(3, expected);
        VersionCheck.RequireOneRow(statements.Delete, statements, address, expected);
    }
}

using Orleans.Storage;

namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>Turns "no row was changed" into the exception that ends an activation with an old state.</summary>
internal static class VersionCheck
{
    public static void RequireOneRow(
        Statement statement, GrainStateStatements statements, StateAddress address, long? expected)
    {
        var changed = statement.Step();
        statement.Reset();
        if (!changed)
        {
            throw Conflict(statements, address, expected);
        }
    }

    private static InconsistentStateException Conflict(GrainStateStatements statements, StateAddress address, long? expected)
    {
        address.BindTo(statements.StoredETag);
        var stored = statements.StoredETag.Step() ? ETags.Format(statements.StoredETag.Long(0)) : null;
        statements.StoredETag.Reset();
        return Conflict(address, stored, expected is { } version ? ETags.Format(version) : null);
    }

    public static InconsistentStateException Conflict(StateAddress address, string? stored, string? current) => new(
        $"The {address} was changed by another activation: stored is version {stored ?? "none"}, this one last saw {current ?? "none"}.",
        stored,
        current);
}

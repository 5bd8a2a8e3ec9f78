using SQLitePCL;

namespace Isobar.Adapters.Sqlite.Warehouse;

/// <summary>
/// Lets a statement read and compute, and nothing else. SQLite asks it about everything that a statement would do, while it is
/// compiled; what is not named here is denied, so a feature that SQLite gains later is denied too.
/// </summary>
internal sealed class QueryGuard
{
    private static readonly Dictionary<int, string> Names = new()
    {
        [raw.SQLITE_INSERT] = "INSERT",
        [raw.SQLITE_UPDATE] = "UPDATE",
        [raw.SQLITE_DELETE] = "DELETE",
        [raw.SQLITE_PRAGMA] = "PRAGMA",
        [raw.SQLITE_ATTACH] = "ATTACH",
        [raw.SQLITE_DETACH] = "DETACH",
        [raw.SQLITE_TRANSACTION] = "BEGIN, COMMIT or ROLLBACK",
        [raw.SQLITE_SAVEPOINT] = "SAVEPOINT",
        [raw.SQLITE_REINDEX] = "REINDEX",
        [raw.SQLITE_ANALYZE] = "ANALYZE",
        [raw.SQLITE_ALTER_TABLE] = "ALTER TABLE",
        [raw.SQLITE_FUNCTION] = "load_extension",
    };

    /// <summary>What the statement compiled last was denied, or null.</summary>
    public string? Denied { get; private set; }

    public void Reset() => Denied = null;

    public int Authorize(int action, string? function)
    {
        var allowed = action is raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_RECURSIVE ||
            (action == raw.SQLITE_FUNCTION && !string.Equals(function, "load_extension", StringComparison.OrdinalIgnoreCase));
        if (allowed)
        {
            return raw.SQLITE_OK;
        }

        // The first denial names what was meant; later ones are its consequences.
        Denied ??= Names.GetValueOrDefault(action, "CREATE, DROP or the like");
        return raw.SQLITE_DENY;
    }
}

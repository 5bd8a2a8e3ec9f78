namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>The writer's statements.</summary>
internal sealed class GrainStateStatements(SqliteFile file) : IDisposable
{
    public Statement Insert { get; } = file.Prepare(
        "INSERT INTO grain_states(grain_id, state_name, etag, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING RETURNING 1");

    public Statement Update { get; } = file.Prepare(
        "UPDATE grain_states SET etag = ?3, body = ?4 WHERE grain_id = ?1 AND state_name = ?2 AND etag = ?5 RETURNING 1");

    public Statement Delete { get; } = file.Prepare(
        "DELETE FROM grain_states WHERE grain_id = ?1 AND state_name = ?2 AND etag = ?3 RETURNING 1");

    public Statement StoredETag { get; } = file.Prepare(
        "SELECT etag FROM grain_states WHERE grain_id = ?1 AND state_name = ?2");

    public void Dispose()
    {
        Insert.Dispose();
        Update.Dispose();
        Delete.Dispose();
        StoredETag.Dispose();
    }
}

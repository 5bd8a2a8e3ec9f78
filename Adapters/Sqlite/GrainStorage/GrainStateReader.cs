namespace Isobar.Adapters.Sqlite.GrainStorage;

/// <summary>Reads states on a connection of its own, so that reading never waits for a commit.</summary>
internal sealed class GrainStateReader : IDisposable
{
    private readonly SqliteFile _file;
    private readonly Statement _select;
    private readonly Lock _gate = new();

    public GrainStateReader(SqliteFile file)
    {
        _file = file;
        _select = file.Prepare("SELECT etag, body FROM grain_states WHERE grain_id = ?1 AND state_name = ?2");
    }

    /// <returns>Version and bytes, or null if nothing is stored.</returns>
    public (long Version, byte[] Body)? Read(StateAddress address)
    {
        lock (_gate)
        {
            address.BindTo(_select);
            try
            {
                return _select.Step() ? (_select.Long(0), _select.Blob(1).ToArray()) : null;
            }
            finally
            {
                _select.Reset();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _select.Dispose();
            _file.Dispose();
        }
    }
}

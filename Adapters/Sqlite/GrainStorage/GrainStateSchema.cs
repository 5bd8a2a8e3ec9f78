namespace Isobar.Adapters.Sqlite.GrainStorage;

internal static class GrainStateSchema
{
    // A table with row ids, not WITHOUT ROWID: the latter keeps only a quarter of a page per entry in place, so that states of
    // about 1 KB would each take an overflow page; here only the small key is in the index, and an update does not touch it.
    public static readonly FileSchema File = new("grains.db", 1, """
        CREATE TABLE grain_states(
            grain_id TEXT NOT NULL,
            state_name TEXT NOT NULL,
            etag INTEGER NOT NULL,
            body BLOB NOT NULL,
            UNIQUE(grain_id, state_name)
        );
        """, 4096);
}

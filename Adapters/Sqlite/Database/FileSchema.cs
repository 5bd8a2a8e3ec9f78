namespace Isobar.Adapters.Sqlite;

/// <summary>What a database file must look like.</summary>
/// <param name="FileName">Its name in the data directory.</param>
/// <param name="Version">Kept in <c>PRAGMA user_version</c>; another one is refused, never guessed at.</param>
/// <param name="Sql">Creates everything in an empty file.</param>
/// <param name="PageBytes">Page size of a new file.</param>
internal sealed record FileSchema(string FileName, int Version, string Sql, int PageBytes)
{
    /// <summary>"ISOB": tells our files from other SQLite databases.</summary>
    public const int ApplicationId = 0x49534F42;
}

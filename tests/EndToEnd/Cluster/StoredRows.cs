using Npgsql;

namespace Isobar.Tests.EndToEnd.Cluster;

/// <summary>What the warehouse holds, asked of PostgreSQL itself. It may be away.</summary>
public sealed class StoredRows(string connection)
{
    /// <returns>Rows, and how many different events they are of; null while the database is away.</returns>
    public async Task<(long Rows, long Events)?> CountAsync()
    {
        try
        {
            await using var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, Timeout = 5 }.ConnectionString);
            await opened.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT count(*), count(DISTINCT event_id) FROM isobar.enriched_events", opened);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            return (reader.GetInt64(0), reader.GetInt64(1));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return null;
        }
    }
}

using Npgsql;

namespace Isobar.Adapters.Postgres.Connections;

/// <summary>
/// The first statement of every writing transaction: a returned outcome is durable, also where the server or the user is set to answer
/// before the disk has. A stronger setting (standbys included) stays.
/// </summary>
internal static class DurableCommit
{
    private const string Sql =
        "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'";

    public static NpgsqlBatchCommand Command() => new(Sql);
}

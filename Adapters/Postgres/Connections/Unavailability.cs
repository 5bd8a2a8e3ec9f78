using System.Net.Sockets;
using System.Security.Authentication;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Connections;

/// <summary>Makes failures of the database into the port's exception, each with its resource and what to do.</summary>
internal static class Unavailability
{
    /// <summary>Whether the database or the way to it is at fault, rather than this program or its caller.</summary>
    public static bool Covers(Exception failure) =>
        failure is NpgsqlException or SocketException or IOException or TimeoutException or AuthenticationException;

    public static WarehouseUnavailableException Explain(PostgresTarget target, Exception failure) => new(
        failure is PostgresException refused ? OfServer(target, refused) : OfConnection(target, failure), failure);

    public static WarehouseUnavailableException UnknownCommit(PostgresTarget target, Exception failure) => new(
        $"{target}: the connection failed during the commit, so its outcome is unknown ({failure.Message}). Append again: what is stored is not stored twice.", failure);

    private static string OfServer(PostgresTarget target, PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{target} refuses the user {target.User} ({e.MessageText}). Correct Username and Password in Postgres:ConnectionString (or PGUSER, PGPASSWORD).",
        PostgresErrorCodes.InvalidCatalogName => $"{target} does not exist. Create it (CREATE DATABASE), or correct Database in Postgres:ConnectionString.",
        PostgresErrorCodes.InsufficientPrivilege => $"{target}: the user {target.User} lacks a right ({e.MessageText}). GRANT it on the schema {target.Schema}.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName =>
            $"{target}: the tables changed since the start ({e.MessageText}). Restore them, or restart Isobar to have them made.",
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded =>
            $"{target} has no connection or resource to spare ({e.MessageText}). Raise its max_connections, or lower Postgres:MaxConnections and Postgres:MaxConcurrentQueries.",
        PostgresErrorCodes.DiskFull => $"{target} has no disk space left ({e.MessageText}). Make room; appends go on by themselves.",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            $"{target} only reads ({e.MessageText}): a standby, or set read-only. Connect to the primary (Target Session Attributes=primary), or let it write again.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            $"{target} is stopping or starting ({e.MessageText}). Appends go on once it is up.",
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable =>
            $"{target} did not get to it in time ({e.MessageText}). Look for locks and long transactions (pg_stat_activity).",
        _ => $"{target} failed: {e.MessageText} (SQLSTATE {e.SqlState}).",
    };

    private static string OfConnection(PostgresTarget target, Exception failure)
    {
        var cause = failure.InnerException ?? failure;
        if (failure.Message.Contains("pool has been exhausted", StringComparison.Ordinal))
        {
            return $"{target}: every connection is busy. Raise Postgres:MaxConnections, or look for what holds them (pg_stat_activity).";
        }

        return cause switch
        {
            TimeoutException => $"{target} did not answer in time. Look at its load and at the network; Postgres:CommandTimeout is the limit of a statement.",
            SocketException => $"{target} cannot be reached ({cause.Message}). Start it, or correct Host and Port in Postgres:ConnectionString (or PGHOST, PGPORT).",
            AuthenticationException => $"{target}: the secure connection failed ({cause.Message}). Look at SSL Mode and the certificates in Postgres:ConnectionString.",
            IOException when failure is NpgsqlException => $"{target}: the connection was lost ({cause.Message}). Appends go on once it is back.",
            _ => $"{target} cannot be used ({failure.Message}). Look at Postgres:ConnectionString.",
        };
    }
}

using Isobar.Adapters.Postgres.Connections;
using Npgsql;

namespace Isobar.Adapters.Postgres;

/// <summary>Connection strings as Isobar takes them: Npgsql's form, or the environment's <c>PGHOST</c> and its like.</summary>
public static class PostgresConnectionString
{
    /// <param name="configured">In Npgsql's form; null: from the environment.</param>
    /// <param name="commandTimeout">How long a statement may take, in whole seconds.</param>
    public static NpgsqlConnectionStringBuilder Resolve(string? configured, TimeSpan commandTimeout) =>
        ConnectionSettings.Resolve(configured, commandTimeout);

    /// <summary>What is wrong with a connection string, said without its secrets and to follow the name of its key; null if nothing is.</summary>
    public static string? Fault(string? configured) => configured is null
        ? ConnectionSettings.EnvironmentNamesAHost ? null : "is not set, nor is PGHOST."
        : ConnectionFaults.Of(configured);
}

using System.Globalization;
using Npgsql;

namespace Isobar.Adapters.Postgres.Connections;

/// <summary>Connection strings from options and environment. Npgsql itself reads PGUSER, PGPASSWORD and PGPASSFILE, but not where the database is.</summary>
internal static class ConnectionSettings
{
    private const string ApplicationName = "isobar";

    public static bool EnvironmentNamesAHost => Environment.GetEnvironmentVariable("PGHOST") is { Length: > 0 };

    /// <summary>
    /// For appends and look-ups. What a session keeps (the table that rows arrive in) outlives its return to the pool, so sessions
    /// are not reset.
    /// </summary>
    public static NpgsqlConnectionStringBuilder ForWriting(PostgresOptions options)
    {
        var settings = Common(options.ConnectionString, options);
        settings.MaxPoolSize = options.MaxConnections;
        settings.MinPoolSize = Math.Min(settings.MinPoolSize, options.MaxConnections);
        settings.NoResetOnClose = true;
        return settings;
    }

    public static NpgsqlConnectionStringBuilder ForQueries(PostgresOptions options)
    {
        var settings = Common(options.QueryConnectionString ?? options.ConnectionString, options);
        settings.MaxPoolSize = options.MaxConcurrentQueries;
        settings.MinPoolSize = 0;
        settings.MaxAutoPrepare = 0;
        settings.NoResetOnClose = false;
        return settings;
    }

    public static NpgsqlConnectionStringBuilder Resolve(string? connectionString, TimeSpan commandTimeout)
    {
        var settings = connectionString is null ? FromEnvironment() : new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= ApplicationName;
        settings.CommandTimeout = (int)commandTimeout.TotalSeconds;
        settings.Enlist = false;
        return settings;
    }

    private static NpgsqlConnectionStringBuilder Common(string? connectionString, PostgresOptions options) =>
        Resolve(connectionString, options.CommandTimeout);

    private static NpgsqlConnectionStringBuilder FromEnvironment()
    {
        var settings = new NpgsqlConnectionStringBuilder { Host = Environment.GetEnvironmentVariable("PGHOST") };
        if (int.TryParse(Environment.GetEnvironmentVariable("PGPORT"), CultureInfo.InvariantCulture, out var port))
        {
            settings.Port = port;
        }

        if (Environment.GetEnvironmentVariable("PGDATABASE") is { Length: > 0 } database)
        {
            settings.Database = database;
        }

        return settings;
    }
}

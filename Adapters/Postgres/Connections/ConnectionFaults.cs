using Npgsql;

namespace Isobar.Adapters.Postgres.Connections;

/// <summary>What is wrong with the connection strings, said without their secrets.</summary>
internal static class ConnectionFaults
{
    public static IEnumerable<string> Of(PostgresOptions options)
    {
        if (options.ConnectionString is null && !ConnectionSettings.EnvironmentNamesAHost)
        {
            yield return $"{PostgresOptions.Section}:{nameof(options.ConnectionString)} is not set, nor is PGHOST: say which database holds the warehouse.";
        }

        foreach (var (key, value) in new[]
        {
            (nameof(options.ConnectionString), options.ConnectionString),
            (nameof(options.QueryConnectionString), options.QueryConnectionString),
        })
        {
            if (value is not null && Of(value) is { } fault)
            {
                yield return $"{PostgresOptions.Section}:{key} {fault}";
            }
        }
    }

    /// <summary>To follow the name of the key.</summary>
    public static string? Of(string connectionString)
    {
        if (connectionString.StartsWith("postgres:", StringComparison.Ordinal) || connectionString.StartsWith("postgresql:", StringComparison.Ordinal))
        {
            return "is a URI; write it as Host=…;Port=…;Database=…;Username=…;Password=….";
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is null ? "names no Host." : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            return $"cannot be read: {e.Message}";
        }
    }
}

using Npgsql;

namespace Isobar.Adapters.Postgres.Connections;

/// <summary>Which database is meant, for messages: without a password.</summary>
internal sealed record PostgresTarget(string Server, string Database, string User, string Schema)
{
    public static PostgresTarget Of(NpgsqlConnectionStringBuilder settings, string schema)
    {
        var user = settings.Username ?? Environment.GetEnvironmentVariable("PGUSER") ?? Environment.UserName;
        var server = settings.Host!.Contains(':', StringComparison.Ordinal) || settings.Host.Contains(',', StringComparison.Ordinal)
            ? settings.Host
            : $"{settings.Host}:{settings.Port}";
        return new PostgresTarget(server, settings.Database ?? user, user, schema);
    }

    /// <summary>The schema's name as SQL takes it, whatever word it is.</summary>
    public string QuotedSchema => $"\"{Schema}\"";

    /// <summary>A table's name as SQL takes it.</summary>
    public string Table(string name) => $"{QuotedSchema}.\"{name}\"";

    public override string ToString() => $"PostgreSQL at {Server}, database {Database}";
}

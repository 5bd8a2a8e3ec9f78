namespace Isobar.Adapters.Postgres;

/// <summary>The database is not one that the warehouse can use as it is. The message is for the operator: what, and what to do.</summary>
public sealed class PostgresSchemaException(string message) : Exception(message);

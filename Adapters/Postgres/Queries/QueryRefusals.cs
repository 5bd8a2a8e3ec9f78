using Isobar.Adapters.Postgres.Connections;
using Isobar.Warehousing;
using Npgsql;

namespace Isobar.Adapters.Postgres.Queries;

/// <summary>Tells whose fault a failed query is, and says it to them.</summary>
internal static class QueryRefusals
{
    public static Exception Explain(PostgresTarget target, QueryRequest request, Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } or OperationCanceledException => TimedOut(request),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } e => Refusal($"Queries only read: {e.MessageText}. Send one SELECT."),
        PostgresException { SqlState: PostgresErrorCodes.SyntaxError, Routine: "exec_parse_message" } =>
            Refusal("Only one statement at a time. Remove what follows the first semicolon."),
        PostgresException e when IsOfTheQuery(e) => Refusal($"PostgreSQL does not take the query: {e.MessageText}{Place(e, request)}.{Hint(e)}"),
        { InnerException: TimeoutException } => TimedOut(request),
        _ => Unavailability.Explain(target, failure),
    };

    // Not: lost connections (08), missing rights to connect (28), resources (53), the operator (57), the system (58).
    private static bool IsOfTheQuery(PostgresException e) =>
        e.SqlState[..2] is not ("08" or "28" or "3D" or "53" or "57" or "58") || e.SqlState == PostgresErrorCodes.ConfigurationLimitExceeded;

    private static string Place(PostgresException e, QueryRequest request)
    {
        var place = QueryStatement.HasCursor(request.Sql) ? e.Position - QueryRunner.Declare.Length : e.Position;
        return place > 0 ? $" (at character {place})" : string.Empty;
    }

    private static string Hint(PostgresException e) => e.Hint is { Length: > 0 } hint ? $" {hint}" : string.Empty;

    private static QueryRefusedException Refusal(string message) => new(message);

    private static QueryRefusedException TimedOut(QueryRequest request) => new(
        $"The query was stopped after {request.Timeout.TotalSeconds:0.###} s. Narrow it, for example by row_key or with a LIMIT, or allow more time.");
}

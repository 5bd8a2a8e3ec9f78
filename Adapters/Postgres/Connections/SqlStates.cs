using Npgsql;

namespace Isobar.Adapters.Postgres.Connections;

/// <summary>What PostgreSQL's error codes mean here (https://www.postgresql.org/docs/current/errcodes-appendix.html).</summary>
internal static class SqlStates
{
    /// <summary>
    /// The data is at fault, and will be tomorrow: a value that its type does not take, a constraint or trigger of the operator's, a size
    /// beyond PostgreSQL's limits.
    /// </summary>
    /// <remarks>A check that no constraint bears the name of is a missing partition: the operator's to mend, and no row's fault.</remarks>
    public static bool IsRefusal(PostgresException e) =>
        !(e.SqlState == PostgresErrorCodes.CheckViolation && string.IsNullOrEmpty(e.ConstraintName)) && HasRefusalCode(e);

    private static bool HasRefusalCode(PostgresException e) => e.SqlState[..2] is "22" or "23" or "54" || e.SqlState == PostgresErrorCodes.RaiseException;

    /// <summary>The transaction was chosen to give way to another, and was rolled back: the same again will do.</summary>
    public static bool IsCollision(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>Waiting does not help: somebody has to change something.</summary>
    public static bool NeedsAnOperator(Exception? failure) => failure is PostgresException e
        && (e.SqlState.StartsWith("28", StringComparison.Ordinal)
            || e.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege);
}

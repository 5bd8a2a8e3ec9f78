namespace Isobar.Warehousing;

/// <summary>A read-only query and its bounds.</summary>
/// <param name="Sql">One statement in the warehouse's dialect.</param>
/// <param name="MaximumRows">Rows beyond this are cut and <see cref="QueryResult.Truncated"/> says so.</param>
/// <param name="Timeout">The query is stopped after this.</param>
public sealed record QueryRequest(string Sql, int MaximumRows, TimeSpan Timeout);

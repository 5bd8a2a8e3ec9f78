namespace Isobar.Api.Query;

/// <summary>A query.</summary>
/// <param name="Sql">One read-only statement.</param>
/// <param name="MaxRows">At most this many rows; the answer says if it cut more.</param>
/// <param name="DryRun">Tells what the statement would cost, and does not run it.</param>
internal sealed record QueryDocument(string Sql, int? MaxRows = null, bool DryRun = false);

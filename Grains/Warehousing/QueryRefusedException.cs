namespace Isobar.Warehousing;

/// <summary>The query cannot be run as it is; the message tells its author why.</summary>
[GenerateSerializer, Alias("isobar.query-refused")]
public sealed class QueryRefusedException(string message) : Exception(message);

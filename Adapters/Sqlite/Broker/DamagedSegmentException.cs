namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>The bytes of a segment are not what was written.</summary>
internal sealed class DamagedSegmentException(string detail) : Exception(detail);

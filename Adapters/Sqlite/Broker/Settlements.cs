namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>What a subscription has settled since it was last written.</summary>
/// <param name="Floor">Everything up to this segment is settled.</param>
/// <param name="Segments">Segments above the floor, each with its bits, or null if all of it is settled.</param>
internal sealed record Settlements(long Floor, IReadOnlyList<(long Segment, byte[]? Bits)> Segments);

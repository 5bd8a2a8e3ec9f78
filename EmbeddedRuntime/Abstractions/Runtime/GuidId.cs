namespace Orleans.Runtime;

/// <summary>An identity that is a GUID.</summary>
#pragma warning disable CA1720 // The names are those of Orleans.
[GenerateSerializer]
[Immutable]
public sealed class GuidId : IEquatable<GuidId>
{
    private GuidId(Guid guid) => Guid = guid;

    [Id(0)]
    public Guid Guid { get; }

    public static bool operator ==(GuidId? left, GuidId? right) => left?.Equals(right) ?? right is null;

    public static bool operator !=(GuidId? left, GuidId? right) => !(left == right);

    public static GuidId GetGuidId(Guid guid) => new(guid);

    public bool Equals(GuidId? other) => other is not null && Guid == other.Guid;

    public override bool Equals(object? obj) => Equals(obj as GuidId);

    public override int GetHashCode() => Guid.GetHashCode();

    public override string ToString() => Guid.ToString();
}

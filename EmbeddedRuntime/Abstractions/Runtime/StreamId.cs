using Isobar.EmbeddedRuntime;

namespace Orleans.Runtime;

/// <summary>The identity of a stream: a namespace and a key.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct StreamId : IEquatable<StreamId>
{
    [Id(0)]
    private readonly string? _namespace;

    [Id(1)]
    private readonly string? _key;

    private StreamId(string? ns, string key)
    {
        _namespace = ns;
        _key = key;
    }

    public static bool operator ==(StreamId left, StreamId right) => left.Equals(right);

    public static bool operator !=(StreamId left, StreamId right) => !left.Equals(right);

    public static StreamId Create(string? ns, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new(ns, key);
    }

    public string GetKeyAsString() => _key ?? string.Empty;

    public string? GetNamespace() => _namespace;

    public bool Equals(StreamId other) =>
        string.Equals(_key, other._key, StringComparison.Ordinal) &&
        string.Equals(_namespace, other._namespace, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    public override int GetHashCode() =>
        unchecked((StableHash.Of(GetKeyAsString()) * 31) + StableHash.Of(_namespace ?? string.Empty));

    public override string ToString() => $"{_namespace ?? "null"}/{_key}";
}

using Isobar.EmbeddedRuntime;

namespace Orleans.Runtime;

/// <summary>The text of an identity, with a hash that is the same in every process.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct IdSpan : IEquatable<IdSpan>
{
    [Id(0)]
    private readonly string? _value;

    private readonly int _hash;

    private IdSpan(string value)
    {
        _value = value;
        _hash = StableHash.Of(value);
    }

    public bool IsDefault => string.IsNullOrEmpty(_value);

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    public static IdSpan Create(string id) => new(id);

    public bool Equals(IdSpan other) => _hash == other._hash && string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => _hash;

    public override string ToString() => _value ?? string.Empty;
}

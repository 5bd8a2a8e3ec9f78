using System.Globalization;

namespace Orleans.Runtime;

/// <summary>The identity of a grain: its type and its key. Reads <c>user/alice</c>.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct GrainId(GrainType type, IdSpan key) : IEquatable<GrainId>
{
    [Id(0)]
    private readonly GrainType _type = type;

    [Id(1)]
    private readonly IdSpan _key = key;

    public GrainType Type => _type;

    public IdSpan Key => _key;

    public bool IsDefault => _type.IsDefault && _key.IsDefault;

    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new(type, IdSpan.Create(key));
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="ArgumentException">There is no slash in it.</exception>
    public static GrainId Parse(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? throw new ArgumentException($"Unable to parse \"{value}\" as a grain id.", nameof(value))
            : new(GrainType.Create(value[..slash]), IdSpan.Create(value[(slash + 1)..]));
    }

    public bool Equals(GrainId other) => _key.Equals(other._key) && _type.Equals(other._type);

    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    public override int GetHashCode() => unchecked((_key.GetHashCode() * 31) + _type.GetHashCode());

    public override string ToString() => $"{_type}/{_key}";

    /// <summary>Integer keys are written in hexadecimal, as Orleans writes them.</summary>
    internal static IdSpan IntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    internal bool TryGetIntegerKey(out long key) =>
        long.TryParse(_key.ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out key);
}

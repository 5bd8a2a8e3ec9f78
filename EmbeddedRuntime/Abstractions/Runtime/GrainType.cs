namespace Orleans.Runtime;

/// <summary>The name of a grain class in identities: what <see cref="GrainTypeAttribute"/> says, or the class name in lower case, without its suffix <c>grain</c>.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct GrainType(IdSpan id) : IEquatable<GrainType>
{
    [Id(0)]
    private readonly IdSpan _value = id;

    public IdSpan Value => _value;

    public bool IsDefault => _value.IsDefault;

    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);

    public static GrainType Create(string value) => new(IdSpan.Create(value));

    public bool Equals(GrainType other) => _value.Equals(other._value);

    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode();

    public override string ToString() => _value.ToString();
}

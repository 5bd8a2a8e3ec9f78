namespace Orleans.Runtime;

/// <summary>The name of a grain interface: its full name.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct GrainInterfaceType(string value) : IEquatable<GrainInterfaceType>
{
    [Id(0)]
    private readonly IdSpan _value = IdSpan.Create(value);

    public IdSpan Value => _value;

    public bool IsDefault => _value.IsDefault;

    public static bool operator ==(GrainInterfaceType left, GrainInterfaceType right) => left.Equals(right);

    public static bool operator !=(GrainInterfaceType left, GrainInterfaceType right) => !left.Equals(right);

    public static GrainInterfaceType Create(string value) => new(value);

    public bool Equals(GrainInterfaceType other) => _value.Equals(other._value);

    public override bool Equals(object? obj) => obj is GrainInterfaceType other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode();

    public override string ToString() => _value.ToString();
}

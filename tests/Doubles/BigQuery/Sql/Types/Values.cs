using System.Text.Json.Nodes;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Types;

/// <summary>BYTES, compared by content.</summary>
public sealed class Binary(byte[] content) : IEquatable<Binary>
{
    public byte[] Content { get; } = content;

    public bool Equals(Binary? other) => other is not null && Content.AsSpan().SequenceEqual(other.Content);

    public override bool Equals(object? obj) => Equals(obj as Binary);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Content);
        return hash.ToHashCode();
    }

    /// <summary>Byte by byte, as BigQuery orders BYTES.</summary>
    public int Compare(Binary other) => Content.AsSpan().SequenceCompareTo(other.Content);
}

/// <summary>A JSON value, kept as text.</summary>
public sealed record JsonText(string Text)
{
    public JsonNode? Parse() => JsonNode.Parse(Text);
}

/// <summary>INTERVAL: an amount of one part, which is all that the queries here need.</summary>
public sealed record Interval(long Amount, string Part);

/// <summary>An ARRAY. Its elements may be made as they are read, as GENERATE_ARRAY's are.</summary>
public sealed class ArrayValue(IReadOnlyList<object?> elements)
{
    public IReadOnlyList<object?> Elements { get; } = elements;
}

/// <summary>Several values taken together, compared by content: a STRUCT, or the key of a group or of a hash join.</summary>
public sealed class Composite(object?[] values) : IEquatable<Composite>
{
    public object?[] Values { get; } = values;

    public bool Equals(Composite? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values);

    public override bool Equals(object? obj) => Equals(obj as Composite);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in Values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}

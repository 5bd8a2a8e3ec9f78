namespace Orleans.Streams;

/// <summary>A place in a stream.</summary>
[GenerateSerializer]
#pragma warning disable CA1036, MA0097 // The shape is Orleans': a token has no operators.
public abstract class StreamSequenceToken : IEquatable<StreamSequenceToken?>, IComparable<StreamSequenceToken?>
#pragma warning restore CA1036, MA0097
{
    public abstract long SequenceNumber { get; protected set; }

    public abstract int EventIndex { get; protected set; }

    public abstract bool Equals(StreamSequenceToken? other);

    public abstract int CompareTo(StreamSequenceToken? other);

    public override bool Equals(object? obj) => Equals(obj as StreamSequenceToken);

    public override int GetHashCode() => SequenceNumber.GetHashCode();
}

using System.Diagnostics.CodeAnalysis;

namespace Isobar.Broker.Streams;

/// <summary>The outcome of reading a message: its item, or why it is refused.</summary>
public readonly record struct MessageReading<T>
{
    /// <summary>The item; meaningful only if valid.</summary>
    public T? Item { get; internal init; }

    /// <summary>Why the message is refused, in a sentence; null if it is not.</summary>
    public string? Fault { get; internal init; }

    /// <summary>W3C trace context that the item came with, or null.</summary>
    public string? TraceParent { get; internal init; }

    [MemberNotNullWhen(true, nameof(Item))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsValid => Fault is null;
}

/// <summary>Makes readings.</summary>
public static class MessageReading
{
    public static MessageReading<T> Valid<T>(T item, string? traceParent = null) => new() { Item = item, TraceParent = traceParent };

    public static MessageReading<T> Refused<T>(string fault) => new() { Fault = fault };
}

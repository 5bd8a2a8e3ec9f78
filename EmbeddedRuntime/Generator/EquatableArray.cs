using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Isobar.EmbeddedRuntime.Generator;

/// <summary>An array that equals another by its elements: what lets the compiler skip unchanged types.</summary>
internal readonly struct EquatableArray<T>(IEnumerable<T> items) : IEquatable<EquatableArray<T>>, IEnumerable<T>
{
    private readonly T[] _items = items.ToArray();

    public int Count => _items.Length;

    public bool Equals(EquatableArray<T> other) => _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode() => _items.Length;

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Isobar.Events;

namespace Isobar.Users;

/// <summary>
/// The dedupe rule: the keys that a user's events were stored under lately. What is in here is a duplicate. What is not may
/// still be one; then the warehouse says so.
/// </summary>
internal sealed class RecognitionWindow
{
    private const int EntrySize = RowKey.Size + sizeof(ulong) + sizeof(long);

    private readonly Queue<RowKey> _oldestFirst = new();
    private readonly Dictionary<RowKey, WindowEntry> _entries = [];
    private readonly TimeSpan _age;
    private readonly int _capacity;

    public RecognitionWindow(TimeSpan age, int capacity, DateTimeOffset horizon) =>
        (_age, _capacity, Horizon) = (age, capacity, horizon);

    /// <summary>How many entries were ever put in; the newest entry bears this number, the one before it one less.</summary>
    public long Added { get; private set; }

    /// <summary>
    /// The latest <c>enriched_at</c> that ever left the window. A row enriched after it whose key is not in here was never
    /// counted in the profile: its activation was lost between append and state write.
    /// </summary>
    public DateTimeOffset Horizon { get; private set; }

    public bool TryGet(RowKey key, [MaybeNullWhen(false)] out WindowEntry entry) => _entries.TryGetValue(key, out entry);

    public void Add(WindowEntry entry)
    {
        Put(entry);
        Trim(entry.EnrichedAt - _age);
    }

    /// <summary>Forgets what is more than its capacity, as after <see cref="Load"/>: two parts may hold more than one window.</summary>
    public void Trim() => Trim(DateTimeOffset.MinValue);

    /// <summary>The newest keys, newest first.</summary>
    public IReadOnlyList<RowKey> Newest(int count) => [.. _oldestFirst.Skip(Math.Max(0, _oldestFirst.Count - count)).Reverse()];

    /// <summary>The key under which an identity was stored, whatever hour it occurred in.</summary>
    public RowKey? Find(EventIdentity identity)
    {
        foreach (var key in _oldestFirst)
        {
            if (EventIdentity.Of(key) == identity)
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Puts back entries that <see cref="ToBytes"/> gave; those that are there already are passed over.</summary>
    public void Load(ReadOnlySpan<byte> content)
    {
        for (; content.Length >= EntrySize; content = content[EntrySize..])
        {
            Put(Read(content));
        }
    }

    /// <summary>
    /// The entries numbered after <paramref name="after"/> up to <paramref name="upTo"/>, as far as they are still here:
    /// 32 bytes each, oldest first.
    /// </summary>
    public byte[] ToBytes(long after, long upTo)
    {
        var oldest = Added - _oldestFirst.Count + 1;
        var skipped = (int)Math.Max(0, after + 1 - oldest);
        var count = (int)Math.Max(0, upTo - oldest + 1 - skipped);
        var content = new byte[count * EntrySize];
        var rest = content.AsSpan();
        foreach (var key in _oldestFirst.Skip(skipped).Take(count))
        {
            Write(rest, _entries[key]);
            rest = rest[EntrySize..];
        }

        return content;
    }

    /// <summary>The latest <c>enriched_at</c> of the entries numbered up to <paramref name="upTo"/>, those that have left included.</summary>
    public DateTimeOffset HorizonOf(long upTo)
    {
        var latest = Horizon;
        var kept = (int)Math.Max(0, upTo - (Added - _oldestFirst.Count));
        foreach (var key in _oldestFirst.Take(kept))
        {
            latest = _entries[key].EnrichedAt > latest ? _entries[key].EnrichedAt : latest;
        }

        return latest;
    }

    private void Trim(DateTimeOffset enrichedSince)
    {
        while (_oldestFirst.TryPeek(out var oldest) && (_entries.Count > _capacity || _entries[oldest].EnrichedAt < enrichedSince))
        {
            Evict(_oldestFirst.Dequeue());
        }
    }

    private void Put(WindowEntry entry)
    {
        if (_entries.TryAdd(entry.Key, entry))
        {
            _oldestFirst.Enqueue(entry.Key);
            Added++;
        }
    }

    private void Evict(RowKey key)
    {
        _entries.Remove(key, out var entry);
        Horizon = entry.EnrichedAt > Horizon ? entry.EnrichedAt : Horizon;
    }

    private static WindowEntry Read(ReadOnlySpan<byte> source) => new(
        RowKey.FromBytes(source),
        BinaryPrimitives.ReadUInt64BigEndian(source[16..]),
        new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(source[24..]), TimeSpan.Zero));

    private static void Write(Span<byte> destination, WindowEntry entry)
    {
        entry.Key.WriteTo(destination);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], entry.Fingerprint);
        BinaryPrimitives.WriteInt64BigEndian(destination[24..], entry.EnrichedAt.UtcTicks);
    }
}

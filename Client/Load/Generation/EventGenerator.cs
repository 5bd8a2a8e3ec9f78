using System.Text;
using Isobar.Client.Sending.Formats;

namespace Isobar.Client.Load.Generation;

/// <summary>Makes the request bodies of one connection, all in one buffer: the next body is made when the last has been answered.</summary>
internal sealed class EventGenerator
{
    private readonly byte[] _body;
    private readonly bool[] _isRepeatable;
    private readonly LoadMix _mix;
    private readonly Places _places;
    private readonly Random _random;
    private readonly long _stride;
    private long _number;

    /// <param name="run">Eight characters that no other run has.</param>
    /// <param name="connection">This connection's number, below <paramref name="connections"/>.</param>
    /// <param name="connections">How many there are; their event numbers interleave.</param>
    /// <param name="batchSize">Events in a body.</param>
    /// <param name="mix">What the events are like.</param>
    /// <param name="seed">Of chance.</param>
    public EventGenerator(string run, int connection, int connections, int batchSize, LoadMix mix, int seed)
    {
        _body = new byte[batchSize * EventSlot.Size];
        _isRepeatable = new bool[batchSize];
        _mix = mix;
        _places = new Places(mix.Places);
        _random = new Random(seed);
        _number = connection;
        _stride = connections;
        for (var index = 0; index < batchSize; index++)
        {
            EventSlot.Prepare(Slot(index), Encoding.ASCII.GetBytes(run));
        }
    }

    /// <summary>NDJSON; valid until the next one is made.</summary>
    public ReadOnlyMemory<byte> Body => _body;

    public BatchContents Fill(DateTimeOffset now)
    {
        Span<byte> time = stackalloc byte[JsonTime.Length];
        Encoding.ASCII.GetBytes(JsonTime.Format(now), time);
        var contents = new BatchContents();
        for (var index = 0; index < _isRepeatable.Length; index++)
        {
            contents = Fill(index, time, contents);
        }

        return contents;
    }

    private BatchContents Fill(int index, ReadOnlySpan<byte> time, BatchContents contents)
    {
        var chance = _random.NextDouble();
        if (chance < _mix.DuplicateShare && TryRepeat(index))
        {
            return contents with { Duplicates = contents.Duplicates + 1 };
        }

        WriteNew(index, time);
        if (chance < 1 - _mix.InvalidShare)
        {
            return contents with { Distinct = contents.Distinct + 1 };
        }

        EventSlot.MakeInvalid(Slot(index));
        _isRepeatable[index] = false;
        return contents with { Invalid = contents.Invalid + 1 };
    }

    // Slots before this one hold events of this body, slots after it those of the last one.
    private bool TryRepeat(int index)
    {
        var earlier = _random.Next(_isRepeatable.Length);
        if (earlier == index || !_isRepeatable[earlier])
        {
            return false;
        }

        Slot(earlier).CopyTo(Slot(index));
        _isRepeatable[index] = true;
        return true;
    }

    private void WriteNew(int index, ReadOnlySpan<byte> time)
    {
        EventSlot.Write(Slot(index), _number, _random.Next(_mix.Users), time, _places);
        _number += _stride;
        _isRepeatable[index] = true;
    }

    private Span<byte> Slot(int index) => _body.AsSpan(index * EventSlot.Size, EventSlot.Size);
}

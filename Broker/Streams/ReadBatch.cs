namespace Isobar.Broker.Streams;

/// <summary>The messages of one delivery, read.</summary>
internal sealed class ReadBatch<T>(int capacity)
{
    private readonly List<(int Place, ReceivedMessage Message, string Fault)> _refused = [];
    private readonly List<T> _items = new(capacity);

    public IReadOnlyList<T> Items => _items;

    /// <summary>Of the first item that came with one; those of the others would need links, and a batch has one activity.</summary>
    public string? TraceParent { get; private set; }

    public IReadOnlyList<(int Place, ReceivedMessage Message, string Fault)> Refused => _refused;

    public void Add(int place, ReceivedMessage message, MessageReading<T> reading)
    {
        if (!reading.IsValid)
        {
            _refused.Add((place, message, reading.Fault));
            return;
        }

        _items.Add(reading.Item);
        TraceParent ??= reading.TraceParent;
    }

    /// <summary>The only message of the batch was read, and a consumer blames it all the same.</summary>
    public void Refuse(ReceivedMessage message, string fault) => _refused.Add((0, message, fault));
}

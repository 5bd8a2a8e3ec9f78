namespace Isobar.Broker.Consuming;

/// <summary>The messages of one key that wait for their turn, in the order they came.</summary>
internal sealed class Lane(string key)
{
    private readonly Queue<ReceivedMessage> _waiting = new();

    public string Key { get; } = key;

    public bool IsEmpty => _waiting.Count == 0;

    public void Add(ReceivedMessage message) => _waiting.Enqueue(message);

    /// <summary>The next batch: up to <paramref name="limit"/> messages, or a single one if it must go alone.</summary>
    public List<ReceivedMessage> Take(int limit, HashSet<string> alone)
    {
        var batch = new List<ReceivedMessage>(Math.Min(limit, _waiting.Count));
        while (batch.Count < limit && _waiting.TryPeek(out var message))
        {
            var goesAlone = alone.Count > 0 && alone.Contains(message.MessageId);
            if (goesAlone && batch.Count > 0)
            {
                break;
            }

            batch.Add(_waiting.Dequeue());
            if (goesAlone)
            {
                break;
            }
        }

        return batch;
    }
}

namespace Isobar.PubSub.Settling;

/// <summary>
/// How often a message was blamed, since Pub/Sub does not count that. Remembered by message id, so it outlives redeliveries, but not this process: a
/// restart gives a bad message more attempts, never fewer. Bounded: the oldest are forgotten.
/// </summary>
internal sealed class FaultBook(int limit)
{
    private readonly Dictionary<string, LinkedListNode<(string MessageId, int Faults)>> _faults = new(StringComparer.Ordinal);
    private readonly LinkedList<(string MessageId, int Faults)> _oldestFirst = new();
    private readonly Lock _gate = new();

    public int Of(string messageId)
    {
        lock (_gate)
        {
            return _faults.TryGetValue(messageId, out var node) ? node.Value.Faults : 0;
        }
    }

    public void Blame(string messageId)
    {
        lock (_gate)
        {
            var faults = Remove(messageId) + 1;
            _faults.Add(messageId, _oldestFirst.AddLast((messageId, faults)));
            if (_faults.Count > limit)
            {
                Remove(_oldestFirst.First!.Value.MessageId);
            }
        }
    }

    public void Forget(string messageId)
    {
        lock (_gate)
        {
            Remove(messageId);
        }
    }

    private int Remove(string messageId)
    {
        if (!_faults.Remove(messageId, out var node))
        {
            return 0;
        }

        _oldestFirst.Remove(node);
        return node.Value.Faults;
    }
}

using Isobar.Broker;
using Orleans.Streaming.GCP.Messages;

namespace Orleans.Streaming.GCP.Consuming;

/// <summary>Parts messages where their request context changes.</summary>
internal static class ContextRuns
{
    public static IEnumerable<ContextRun> Of(IReadOnlyList<ReceivedMessage> messages, IPubSubDataAdapter adapter)
    {
        var run = new List<ReceivedMessage>();
        IReadOnlyDictionary<string, string>? context = null;
        foreach (var message in messages)
        {
            var next = adapter.ReadContext(message);
            if (run.Count > 0 && !AreEqual(context, next))
            {
                yield return new ContextRun(run, context);
                run = [];
            }

            context = next;
            run.Add(message);
        }

        yield return new ContextRun(run, context);
    }

    private static bool AreEqual(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other)
    {
        if (one is null || other is null || one.Count != other.Count)
        {
            return one is null && other is null;
        }

        foreach (var (key, value) in one)
        {
            if (!other.TryGetValue(key, out var otherValue) || value != otherValue)
            {
                return false;
            }
        }

        return true;
    }
}

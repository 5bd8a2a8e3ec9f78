using Isobar.Events;
using Isobar.Streaming;
using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Ports.Warehouses;

namespace Isobar.Tests.Simulation.Producers;

/// <summary>What the broker has taken, and so what must become of it. This is what the auditor goes by.</summary>
internal sealed class Ledger
{
    /// <summary>Rows that must be, each with the contents that were sent under its key.</summary>
    public Dictionary<RowKey, List<UserEvent>> Rows { get; } = [];

    /// <summary>Dead letters that must be: refused events by their row key, others by their message.</summary>
    public HashSet<RowKey> DeadLetters { get; } = [];

    /// <summary>By row key or dead letter: the messages that brought it, as the trace names them.</summary>
    public Dictionary<RowKey, List<string>> MessagesOf { get; } = [];

    public int Messages { get; private set; }

    public void Enter(Sent sent, LogMessage message)
    {
        Messages++;
        if (sent.Event is not { } userEvent)
        {
            var letter = RowKey.Of(StreamNamespaces.UserEvents, message.Id, message.PublishedAt);
            DeadLetters.Add(letter);
            Know(letter, message);
            return;
        }

        var identified = sent.HasId ? userEvent : userEvent with { EventId = message.Id };
        var key = RowKey.Of(identified);
        Know(key, message);
        if (identified.Type is WarehouseModel.Refused or WarehouseModel.RefusedUnnamed)
        {
            DeadLetters.Add(key);
        }
        else if (Rows.TryGetValue(key, out var contents))
        {
            contents.Add(identified);
        }
        else
        {
            Rows.Add(key, [identified]);
        }
    }

    private void Know(RowKey key, LogMessage message)
    {
        MessagesOf.TryAdd(key, []);
        MessagesOf[key].Add(message.Id);
    }
}

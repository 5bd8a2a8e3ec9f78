using System.Buffers;
using Isobar.Broker;
using Isobar.Events;
using Isobar.Places;
using Isobar.Tests.Simulation.Ports.Warehouses;
using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Producers;

/// <summary>Makes up what the producers of a run send: mostly events, some sent again, some lies, some poison.</summary>
internal sealed class EventFeed(Chance chance, DateTimeOffset now)
{
    private static readonly GeoPoint[] Places =
    [
        new(52.52, 13.405), new(48.8566, 2.3522), new(-33.8688, 151.2093), new(64.1466, -21.9426),
        new(0, 0), new(90, 0), new(-90, -180), new(12.5, 180), new(35.6762, 139.6503), new(52.53, 13.41),
    ];

    private readonly List<Sent> _made = [];

    /// <summary>Twenty users, two of them with names that try the patience of whoever handles names.</summary>
    public static IReadOnlyList<string> Users { get; } =
        [.. Enumerable.Range(1, 18).Select(static n => $"user-{n}"), "Zoë/§ #%?\"\\", " x "];

    public IReadOnlyList<Sent> Make(int events)
    {
        for (var n = 1; n <= events; n++)
        {
            _made.Add(chance.Of(0.04) ? Poison.Make(chance, Users) : Event(n));
        }

        var first = _made.Count;
        for (var n = 0; n < first; n++)
        {
            MakeAgain(_made[n]);
        }

        return _made;
    }

    private void MakeAgain(Sent sent)
    {
        if (chance.Of(0.2))
        {
            _made.Add(sent);
        }

        if (chance.Of(0.05) && sent is { Event: { } told, HasId: true })
        {
            _made.Add(Lie(told));
        }
    }

    private Sent Event(int number)
    {
        var userEvent = new UserEvent
        {
            EventId = $"e{number}",
            UserId = chance.OneIn(Users),
            Type = Type(),
            OccurredAt = OccurredAt(),
            Location = chance.Of(0.15) ? null : chance.OneIn(Places),
            Properties = chance.Of(0.5) ? null : $$"""{"n":{{number}}}""",
        };
        return ToSent(userEvent, hasId: !chance.Of(0.03));
    }

    // The same identity in the same hour, and another content.
    private Sent Lie(UserEvent told) =>
        ToSent(told with { Properties = """{"lie":true}""", Location = chance.OneIn(Places) }, hasId: true);

    private string Type() => chance.Between(0, 39) switch
    {
        0 => WarehouseModel.Refused,
        1 => WarehouseModel.RefusedUnnamed,
        _ => "view",
    };

    private DateTimeOffset OccurredAt()
    {
        var back = chance.Of(0.7) ? chance.Between(TimeSpan.Zero, TimeSpan.FromMinutes(2)) : chance.Between(TimeSpan.Zero, TimeSpan.FromHours(6));
        var ahead = chance.Of(0.1) ? TimeSpan.FromMinutes(4) : TimeSpan.Zero;
        return (now - back + ahead).ToOffset(TimeSpan.FromHours(chance.Between(-11, 13)));
    }

    private static Sent ToSent(UserEvent userEvent, bool hasId)
    {
        var payload = new ArrayBufferWriter<byte>();
        UserEventJson.Write(payload, userEvent);
        var json = payload.WrittenMemory;
        if (!hasId)
        {
            // The event_id is the first field.
            json = (byte[])[(byte)'{', .. json.Span[(json.Span.IndexOf((byte)',') + 1)..]];
        }

        var attributes = new MessageAttributes(KeyValuePair.Create(EventAttributes.UserId, userEvent.UserId));
        return new Sent(new OutgoingMessage(json, attributes), userEvent, hasId);
    }
}

using System.Text;
using Isobar.Broker;
using Isobar.Events;
using Isobar.Tests.Simulation.Worlds;

namespace Isobar.Tests.Simulation.Producers;

/// <summary>Messages that are not events.</summary>
internal static class Poison
{
    private static readonly byte[][] Payloads =
    [
        [],
        [0xff, 0xfe, 0x00],
        "not json"u8.ToArray(),
        """{"user_id":" ","type":"view","occurred_at":"2026-03-28T00:00:00Z"}"""u8.ToArray(),
        "[]"u8.ToArray(),
        "{}"u8.ToArray(),
        """{"user_id":"user-1","type":"view"}"""u8.ToArray(),
        """{"user_id":"user-1","type":"view","occurred_at":"2026-03-28T00:00:00"}"""u8.ToArray(),
        """{"user_id":"user-1","type":"view","occurred_at":"1999-01-01T00:00:00Z"}"""u8.ToArray(),
        """{"user_id":"user-1","type":"\ud800","occurred_at":"2026-03-28T00:00:00Z"}"""u8.ToArray(),
        """{"user_id":"user-1","type":"view","occurred_at":"2026-03-28T00:00:00Z","latitude":91,"longitude":0}"""u8.ToArray(),
        """{"user_id":"user-1","type":"view","occurred_at":"2026-03-28T00:00:00Z","lattitude":1}"""u8.ToArray(),
        [.. "{\"user_id\":\""u8, 0xc3, 0x28, .. "\",\"type\":\"view\",\"occurred_at\":\"2026-03-28T00:00:00Z\"}"u8],
        Encoding.UTF8.GetBytes(new string('[', 2_000)),
    ];

    public static Sent Make(Chance chance, IReadOnlyList<string> users) =>
        new(new OutgoingMessage(chance.OneIn(Payloads), Attributes(chance, users)), Event: null, HasId: false);

    // Most look like one user's, so that they come between that user's good events.
    private static MessageAttributes Attributes(Chance chance, IReadOnlyList<string> users) => chance.Between(0, 9) switch
    {
        0 => MessageAttributes.Empty,
        1 => new MessageAttributes(KeyValuePair.Create(EventAttributes.UserId, chance.OneOf("", " "))),
        _ => new MessageAttributes(KeyValuePair.Create(EventAttributes.UserId, chance.OneIn(users))),
    };
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using Isobar.Client.Sending.Reading;
using Isobar.Events;

namespace Isobar.Client.Sending.Formats;

/// <summary>Events as the API takes them; <c>event_id</c> and <c>occurred_at</c> may be missing.</summary>
internal sealed class EventsFormat : IEventFormat
{
    public IItemCutter ChooseCutter(ReadOnlySpan<byte> beginning) => JsonShape.Choose(beginning);

    public EventFault? Convert(SourceItem item, EventStamp stamp, ArrayBufferWriter<byte> output)
    {
        try
        {
            Complete(item, stamp, output);
        }
        catch (JsonException malformed)
        {
            return new EventFault("", $"Not valid JSON: {malformed.Message}");
        }

        var reading = UserEventJson.Read(output.WrittenSpan, stamp.Now(), () => stamp.MissingId(item.Index));
        return reading.IsValid ? null : reading.Fault;
    }

    // What is missing goes in front, so that the rest stays as its author wrote it.
    private static void Complete(SourceItem item, EventStamp stamp, ArrayBufferWriter<byte> output)
    {
        var json = item.Json.Span;
        var given = GivenFields.Of(json);
        if (!given.IsObject || given is { EventId: true, OccurredAt: true })
        {
            output.Write(json);
            return;
        }

        var fields = new List<string>(2);
        if (!given.EventId)
        {
            fields.Add($"\"event_id\":\"{stamp.MissingId(item.Index)}\"");
        }

        if (!given.OccurredAt)
        {
            fields.Add($"\"occurred_at\":\"{JsonTime.Format(stamp.OccurredAt())}\"");
        }

        var rest = json[1..].TrimStart(JsonBytes.Whitespace);
        output.Write(Encoding.UTF8.GetBytes($"{{{string.Join(',', fields)}{(rest[0] == '}' ? "" : ",")}"));
        output.Write(rest);
    }
}

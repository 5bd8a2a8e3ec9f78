using System.Security.Cryptography;
using System.Text;
using Isobar.Events;

namespace Isobar.Silo.Pipeline.Messages;

/// <summary>
/// The attributes of a CloudEvent (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md) that speak of what an event of
/// ours says too, and its data.
/// </summary>
/// <param name="Id">Unique within <paramref name="Source"/>.</param>
/// <param name="Source">Who produced it.</param>
/// <param name="Type">What happened.</param>
/// <param name="Time">When, as the producer wrote it, or null.</param>
/// <param name="Subject">Of whom or what it speaks, or null.</param>
/// <param name="DataContentType">The media type of the data, or null for JSON.</param>
/// <param name="TraceParent">W3C trace context, or null.</param>
/// <param name="Data">JSON; empty if there is none.</param>
internal sealed record CloudEvent(
    string? Id,
    string? Source,
    string? Type,
    string? Time,
    string? Subject,
    string? DataContentType,
    string? TraceParent,
    ReadOnlyMemory<byte> Data)
{
    private static readonly byte[] NoFields = "{}"u8.ToArray();

    /// <summary>The event that it carries.</summary>
    /// <param name="now">When it was published.</param>
    public EventReading ToEvent(DateTimeOffset now)
    {
        if (Missing() is { } missing)
        {
            return EventReading.Refused(missing, "It is missing: a CloudEvent has id, source and type.");
        }

        if (DataContentType is { } contentType && !MediaTypes.IsJson(contentType))
        {
            return EventReading.Refused("datacontenttype", $"The data must be JSON, not \"{Shortened(contentType)}\".");
        }

        DateTimeOffset? occurredAt = null;
        if (Time is not null)
        {
            if (!Rfc3339.TryParse(Encoding.UTF8.GetBytes(Time), out var time))
            {
                return EventReading.Refused("time", "It must be an RFC 3339 time with an offset.");
            }

            occurredAt = time;
        }

        // The time of publishing is no stand-in: an event that is published again would be another one.
        return UserEventJson.Read(Data.IsEmpty ? NoFields : Data.Span, now, new EventEnvelope(EventId(), Subject, Type, occurredAt));
    }

    private string? Missing() =>
        string.IsNullOrEmpty(Id) ? "id" : string.IsNullOrEmpty(Source) ? "source" : string.IsNullOrEmpty(Type) ? "type" : null;

    // An id is unique within its source alone, so that both together are the event's. Where that would be too long or could be read in two
    // ways, the hash of both names it.
    private string EventId()
    {
        var whole = $"{Source}#{Id}";
        return whole.Length <= EventLimits.IdCharacters && whole.Count(static character => character == '#') == 1 && !whole.Any(char.IsControl)
            ? whole
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Source!.Length}#{whole}")));
    }

    private static string Shortened(string text) => text.Length <= 100 ? text : text[..100] + "…";
}

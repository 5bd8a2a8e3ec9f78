using System.Text.Json;
using Isobar.Api.Problems;
using Isobar.Events;

namespace Isobar.Api.Events;

/// <summary>Reads a body into a batch.</summary>
/// <param name="batch">What is read so far.</param>
/// <param name="now">The time of the request.</param>
/// <param name="missingId">Makes an <c>event_id</c> where there is none.</param>
internal sealed class EventBatchReader(EventBatch batch, DateTimeOffset now, Func<string> missingId)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="ProblemException">400 for JSON whose parts cannot be told apart, 413 for too many events.</exception>
    public void Read(ReadOnlySpan<byte> body, EventFormat format)
    {
        var text = body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        if (format == EventFormat.Lines)
        {
            ReadLines(text);
        }
        else
        {
            ReadJson(text);
        }
    }

    private void ReadLines(ReadOnlySpan<byte> text)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].Trim(" \t\r"u8);
            if (!line.IsEmpty)
            {
                Add(UserEventJson.Read(line, now, missingId));
            }
        }
    }

    // Where an array is malformed, the next event cannot be found: such a request is refused whole.
    private void ReadJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, UserEventJson.ReaderOptions);
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                ReadArray(text, ref reader);
            }
            else
            {
                Add(UserEventJson.Read(text, ref reader, now, missingId));
            }

            reader.Read();
        }
        catch (JsonException malformed)
        {
            throw new ProblemException(MalformedJson.Describe(text, malformed));
        }
    }

    private void ReadArray(ReadOnlySpan<byte> text, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Add(UserEventJson.Read(text, ref reader, now, missingId));
        }
    }

    private void Add(EventReading reading)
    {
        if (batch.Count == EventLimits.EventsPerRequest)
        {
            throw new ProblemException(Refusal.TooLarge(
                $"A request may have at most {EventLimits.EventsPerRequest} events. Nothing of it is published.",
                EventLimits.EventsPerRequest));
        }

        batch.Add(reading);
    }
}

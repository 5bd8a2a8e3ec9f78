using System.Text.Json;

namespace Isobar.Client.Load.Sending;

/// <summary>How many events of a request were accepted and rejected, read without making objects of the rejected.</summary>
internal readonly record struct AnswerCounts(int Accepted, int Rejected)
{
    /// <exception cref="JsonException">Not an answer to <c>POST /v1/events</c>.</exception>
    public static AnswerCounts Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var counts = new AnswerCounts(0, 0);
        while (reader.Read())
        {
            if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
            {
                continue;
            }

            if (reader.ValueTextEquals("accepted"u8))
            {
                reader.Read();
                counts = counts with { Accepted = reader.GetInt32() };
            }
            else if (reader.ValueTextEquals("rejected"u8))
            {
                reader.Read();
                counts = counts with { Rejected = CountItems(ref reader) };
            }
        }

        return counts;
    }

    private static int CountItems(ref Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            count++;
            reader.Skip();
        }

        return count;
    }
}

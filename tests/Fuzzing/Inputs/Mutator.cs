using System.Text;

namespace Isobar.Tests.Fuzzing.Inputs;

/// <summary>Makes inputs that are nearly what is expected: one of a corpus, changed a few times, or not at all.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> corpus)
{
    private const int MostBytes = 200_000;
    private const int MostChanges = 5;

    // What parsers stumble over: ends of text, of numbers and of Unicode, and what is nearly JSON.
    private static readonly byte[][] Fragments =
    [
        .. new[]
        {
            "\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "\r\n", "\t", "\0", "\u2028", "é", "🌦", "\\ud800", "\\udc00\\ud800", "\\u0000", "\\u", "\\x41",
            "null", "true", "NaN", "Infinity", "-", "-0", "1e999", "-1e-999", "0x10", "01", "123456789012345678901234567890", "0.1e+", "9007199254740993",
            "/* c */", "// c\n", "'a'", "\"event_id\":\"again\",", "\"event_id\":1,", "\"user_id\":\" \",", "\"event\\u005fid\":\"e\",", "\"event_id\\ud800\":1,",
            "\"latitude\":null,", "\"latitude\":91,", "\"properties\":{},", "\"properties\":[],", "\"occurred_at\":\"2026-02-29T00:00:00Z\",", "\"2026-06-01T11:00:00\\u002B01:00\"",
            "' OR 1=1 --", "; DROP TABLE enriched_events", "%00", "%ED%A0%80", "%20", "..%2F", "+", "&", "?", "#",
        }.Select(Encoding.UTF8.GetBytes),
        [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80], [0x80], [0xC0, 0xAF],
    ];

    public byte[] Next()
    {
        var input = Pick();
        for (var change = random.Next(MostChanges); change > 0; change--)
        {
            input = Change(input);
        }

        return input.Length <= MostBytes ? input : input[..MostBytes];
    }

    private byte[] Pick() => corpus[random.Next(corpus.Count)];

    private byte[] Change(byte[] input)
    {
        var (from, to) = Range(input);
        return random.Next(20) switch
        {
            < 4 => FlipBit(input),
            < 6 => input[..from],
            < 8 => [.. input[..from], .. input[to..]],
            < 10 => [.. input[..to], .. input[from..]],
            < 12 => Splice(input, Pick()),
            < 18 => [.. input[..from], .. Fragments[random.Next(Fragments.Length)], .. input[from..]],
            18 => [.. input[..from], .. Nested(), .. input[from..]],
            _ => [.. input[..from], .. Enumerable.Repeat((byte)random.Next(' ', 127), random.Next(70_000)), .. input[from..]],
        };
    }

    private (int From, int To) Range(byte[] input)
    {
        var (one, other) = (random.Next(input.Length + 1), random.Next(input.Length + 1));
        return (Math.Min(one, other), Math.Max(one, other));
    }

    private byte[] FlipBit(byte[] input)
    {
        if (input.Length == 0)
        {
            return input;
        }

        var changed = input.ToArray();
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private byte[] Splice(byte[] one, byte[] other) => [.. one[..random.Next(one.Length + 1)], .. other[random.Next(other.Length + 1)..]];

    private byte[] Nested()
    {
        var depth = random.Next(2) == 0 ? random.Next(20, 70) : random.Next(1_500);
        var opening = random.Next(2) == 0 ? "[" : "{\"a\":";
        var text = string.Concat(Enumerable.Repeat(opening, depth)) + "1";
        return Encoding.UTF8.GetBytes(random.Next(2) == 0 ? text : text + new string(opening == "[" ? ']' : '}', depth));
    }
}

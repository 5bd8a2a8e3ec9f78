using System.Buffers;

namespace Isobar.Client.Sending.Reading;

/// <summary>The bytes that structure JSON text.</summary>
internal static class JsonBytes
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> EndsOfScalar = SearchValues.Create(" \t\r\n,]}"u8);

    public static ReadOnlySpan<byte> Whitespace => " \t\r\n"u8;

    /// <summary>The length of the string that <paramref name="text"/> begins with, quotes included, or -1 if its end is not there.</summary>
    public static int StringLength(ReadOnlySpan<byte> text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            var step = text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0)
            {
                return -1;
            }

            at += step;
            if (text[at] == '"')
            {
                return at + 1;
            }

            // A backslash: the character after it is not an end.
            at++;
        }

        return -1;
    }

    /// <summary>The length of the object or array that <paramref name="text"/> begins with, or -1 if its end is not there.</summary>
    public static int ContainerLength(ReadOnlySpan<byte> text)
    {
        var depth = 0;
        for (var at = 0; ; at++)
        {
            var step = text[at..].IndexOfAny(Structure);
            if (step < 0)
            {
                return -1;
            }

            at += step;
            switch (text[at])
            {
                case (byte)'"' when StringLength(text[at..]) is var length and > 0:
                    at += length - 1;
                    break;
                case (byte)'"':
                    return -1;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            if (depth == 0)
            {
                return at + 1;
            }
        }
    }

    /// <summary>The length of the number, word or whatever <paramref name="text"/> begins with, or -1 if its end is not there.</summary>
    public static int ScalarLength(ReadOnlySpan<byte> text) => text.IndexOfAny(EndsOfScalar);
}

using System.Globalization;
using System.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Text;

/// <summary>String and bytes literals (single, double, triple quotes; prefixes r and b) and quoted identifiers.</summary>
internal static class QuotedLiteral
{
    public static bool Begins(string text, int offset) => QuoteAt(text, offset) < text.Length;

    public static (TokenKind Kind, string Value, int End) Read(string text, int offset, Position at)
    {
        var quoteAt = QuoteAt(text, offset);
        var prefix = text[offset..quoteAt];
        var quote = text[quoteAt];
        var raw = prefix.Contains('r', StringComparison.OrdinalIgnoreCase);
        var kind = quote == '`' ? TokenKind.QuotedIdentifier
            : prefix.Contains('b', StringComparison.OrdinalIgnoreCase) ? TokenKind.Bytes : TokenKind.String;
        var triple = quote != '`' && string.CompareOrdinal(text, quoteAt, new string(quote, 3), 0, 3) == 0;
        var fence = new string(quote, triple ? 3 : 1);
        var value = new StringBuilder();
        for (var next = quoteAt + fence.Length; next < text.Length;)
        {
            if (string.CompareOrdinal(text, next, fence, 0, fence.Length) == 0)
            {
                return (kind, value.ToString(), next + fence.Length);
            }

            if (text[next] == '\n' && !triple)
            {
                break;
            }

            next = text[next] == '\\' && next + 1 < text.Length
                ? Escape(text, next, raw, value, at)
                : Copy(text, next, value);
        }

        throw new QueryException(
            $"Syntax error: Unclosed {(triple ? "triple-quoted " : "")}{(quote == '`' ? "identifier" : "string")} literal", at);
    }

    /// <summary>Where the opening quote is, behind an r or b prefix; the text's length when there is none.</summary>
    private static int QuoteAt(string text, int offset)
    {
        var at = offset;
        while (at < text.Length && at - offset < 2 && text[at] is 'r' or 'R' or 'b' or 'B')
        {
            at++;
        }

        return at < text.Length && (text[at] is '\'' or '"' || (text[at] == '`' && at == offset)) ? at : text.Length;
    }

    private static int Copy(string text, int at, StringBuilder value)
    {
        value.Append(text[at]);
        return at + 1;
    }

    private static int Escape(string text, int at, bool raw, StringBuilder value, Position position)
    {
        if (raw)
        {
            value.Append(text, at, 2);
            return at + 2;
        }

        var escaped = text[at + 1];
        switch (escaped)
        {
            case 'x' or 'X':
                return Code(text, at + 2, 2, value, position);
            case 'u':
                return Code(text, at + 2, 4, value, position);
            case 'U':
                return Code(text, at + 2, 8, value, position);
            default:
                value.Append(Plain(escaped, position));
                return at + 2;
        }
    }

    private static char Plain(char escaped, Position position) => escaped switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'v' => '\v',
        '\\' or '\'' or '"' or '`' or '?' => escaped,
        _ => throw new QueryException($"Syntax error: Illegal escape sequence: \\{escaped}", position),
    };

    private static int Code(string text, int at, int digits, StringBuilder value, Position position)
    {
        if (at + digits > text.Length
            || !int.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !Rune.IsValid(code))
        {
            throw new QueryException("Syntax error: Illegal escape sequence", position);
        }

        value.Append(new Rune(code).ToString());
        return at + digits;
    }
}

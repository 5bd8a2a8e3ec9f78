namespace Isobar.Tests.Doubles.BigQuery.Sql.Text;

public enum TokenKind
{
    Identifier,
    QuotedIdentifier,
    Integer,
    Float,
    String,
    Bytes,
    Parameter,
    Symbol,
    End,
}

/// <summary>A word, literal or sign of a query.</summary>
/// <param name="Text">As written; of quoted things what is between the quotes, unescaped.</param>
/// <param name="Start">Offset of the first character in the query's text.</param>
/// <param name="End">Offset just past the last character.</param>
public sealed record Token(TokenKind Kind, string Text, Position At, int Start, int End)
{
    public bool IsReserved => Kind == TokenKind.Identifier && Keywords.Reserved.Contains(Text);

    public bool IsWord(string word) =>
        Kind == TokenKind.Identifier && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>The token as BigQuery names it in a syntax error.</summary>
    public string Describe() => Kind switch
    {
        TokenKind.End => "end of script",
        TokenKind.Identifier when IsReserved => $"keyword {Text.ToUpperInvariant()}",
        TokenKind.Identifier => $"identifier \"{Text}\"",
        TokenKind.QuotedIdentifier => $"identifier `{Text}`",
        TokenKind.Integer => $"integer literal \"{Text}\"",
        TokenKind.Float => $"floating point literal \"{Text}\"",
        TokenKind.String => $"string literal \"{Text}\"",
        TokenKind.Bytes => "bytes literal",
        TokenKind.Parameter => $"\"@{Text}\"",
        _ => $"\"{Text}\"",
    };
}

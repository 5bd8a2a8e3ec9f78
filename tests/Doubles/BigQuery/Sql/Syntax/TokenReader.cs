using Isobar.Tests.Doubles.BigQuery.Sql.Text;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Syntax;

/// <summary>The tokens of a query, one after the other, and what is said about one that does not fit.</summary>
public sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    private int _next;

    public Token Current => tokens[_next];

    public Position At => Current.At;

    public bool IsAtEnd => Current.Kind == TokenKind.End;

    public Token Peek(int ahead = 1) => tokens[Math.Min(_next + ahead, tokens.Count - 1)];

    public Token Take() => IsAtEnd ? Current : tokens[_next++];

    public bool IsWord(string word) => Current.IsWord(word);

    public bool AreWords(params ReadOnlySpan<string> words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (!Peek(at).IsWord(words[at]))
            {
                return false;
            }
        }

        return true;
    }

    public bool TryWord(string word)
    {
        if (!Current.IsWord(word))
        {
            return false;
        }

        _next++;
        return true;
    }

    public bool TryWords(params ReadOnlySpan<string> words)
    {
        if (!AreWords(words))
        {
            return false;
        }

        _next += words.Length;
        return true;
    }

    public bool TrySymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol))
        {
            return false;
        }

        _next++;
        return true;
    }

    public void ExpectWord(string word)
    {
        if (!TryWord(word))
        {
            throw Expected($"keyword {word}");
        }
    }

    public void ExpectSymbol(string symbol)
    {
        if (!TrySymbol(symbol))
        {
            throw Expected($"\"{symbol}\"");
        }
    }

    /// <summary>A name: any word that is not reserved, or a quoted one.</summary>
    public string ExpectName() => IsName(Current) ? Take().Text : throw Unexpected();

    /// <summary>A name behind a dot, where reserved words are names too.</summary>
    public string ExpectMember() =>
        Current.Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier ? Take().Text : throw Unexpected();

    public static bool IsName(Token token) =>
        token.Kind == TokenKind.QuotedIdentifier || (token.Kind == TokenKind.Identifier && !token.IsReserved);

    public QueryException Unexpected() => new($"Syntax error: Unexpected {Current.Describe()}", At);

    public QueryException Expected(string what) => new($"Syntax error: Expected {what} but got {Current.Describe()}", At);

    /// <summary>Runs <paramref name="read"/> once and then once more behind each comma.</summary>
    public List<T> List<T>(Func<T> read)
    {
        List<T> items = [read()];
        while (TrySymbol(","))
        {
            items.Add(read());
        }

        return items;
    }
}

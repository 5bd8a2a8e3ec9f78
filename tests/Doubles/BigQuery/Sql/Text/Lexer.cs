namespace Isobar.Tests.Doubles.BigQuery.Sql.Text;

/// <summary>Cuts a query into tokens: https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical.</summary>
public sealed class Lexer
{
    private static readonly string[] Symbols = ["<=", ">=", "<>", "!=", "||", "<<", ">>", "=>"];

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _offset;
    private int _line = 1;
    private int _lineStart;

    private Lexer(string text) => _text = text;

    private Position Here => new(_line, _offset - _lineStart + 1);

    private char Current => Peek(0);

    /// <returns>The tokens, the last of them of kind <see cref="TokenKind.End"/>.</returns>
    /// <exception cref="QueryException">A character that begins nothing, or a literal without end.</exception>
    public static IReadOnlyList<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        while (lexer.SkipBlanks())
        {
            lexer._tokens.Add(lexer.Next());
        }

        lexer._tokens.Add(new Token(TokenKind.End, "", lexer.Here, text.Length, text.Length));
        return lexer._tokens;
    }

    private char Peek(int ahead) => _offset + ahead < _text.Length ? _text[_offset + ahead] : '\0';

    private Token Next()
    {
        var at = Here;
        var start = _offset;
        if (QuotedLiteral.Begins(_text, _offset))
        {
            var (kind, value, end) = QuotedLiteral.Read(_text, _offset, at);
            Advance(end);
            return new Token(kind, value, at, start, end);
        }

        if (Current == '@' && IsWordStart(Peek(1)))
        {
            _offset++;
            return Word(TokenKind.Parameter, at, start);
        }

        if (IsWordStart(Current))
        {
            return Word(TokenKind.Identifier, at, start);
        }

        return char.IsAsciiDigit(Current) || (Current == '.' && char.IsAsciiDigit(Peek(1)) && !FollowsName(start))
            ? Number(at, start)
            : Symbol(at, start);
    }

    private bool FollowsName(int start) =>
        _tokens.Count > 0 && _tokens[^1].End == start
        && _tokens[^1].Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier;

    private Token Word(TokenKind kind, Position at, int start)
    {
        var from = _offset;
        while (IsWordStart(Current) || char.IsAsciiDigit(Current))
        {
            _offset++;
        }

        return new Token(kind, _text[from.._offset], at, start, _offset);
    }

    private Token Number(Position at, int start)
    {
        if (Current == '0' && Peek(1) is 'x' or 'X' && char.IsAsciiHexDigit(Peek(2)))
        {
            _offset += 2;
            SkipWhile(char.IsAsciiHexDigit);
            return new Token(TokenKind.Integer, _text[start.._offset], at, start, _offset);
        }

        SkipWhile(char.IsAsciiDigit);
        var kind = TokenKind.Integer;
        if (Current == '.')
        {
            kind = TokenKind.Float;
            _offset++;
            SkipWhile(char.IsAsciiDigit);
        }

        var sign = Peek(1) is '+' or '-' ? 1 : 0;
        if (Current is 'e' or 'E' && char.IsAsciiDigit(Peek(1 + sign)))
        {
            kind = TokenKind.Float;
            _offset += 1 + sign;
            SkipWhile(char.IsAsciiDigit);
        }

        return new Token(kind, _text[start.._offset], at, start, _offset);
    }

    private Token Symbol(Position at, int start)
    {
        var two = Symbols.FirstOrDefault(symbol => string.CompareOrdinal(_text, start, symbol, 0, 2) == 0);
        if (two is null && !"+-*/%=<>(),.;[]&|^~?@:{}".Contains(Current, StringComparison.Ordinal))
        {
            throw new QueryException($"Syntax error: Illegal input character \"{Current}\"", at);
        }

        _offset += two?.Length ?? 1;
        return new Token(TokenKind.Symbol, _text[start.._offset], at, start, _offset);
    }

    private void SkipWhile(Func<char, bool> belongs)
    {
        while (belongs(Current))
        {
            _offset++;
        }
    }

    /// <summary>Skips white space and comments; false at the end of the text.</summary>
    private bool SkipBlanks()
    {
        while (_offset < _text.Length)
        {
            if (char.IsWhiteSpace(Current))
            {
                Advance(_offset + 1);
            }
            else if (Current == '#' || (Current == '-' && Peek(1) == '-'))
            {
                SkipWhile(static character => character is not ('\n' or '\0'));
            }
            else if (Current == '/' && Peek(1) == '*')
            {
                SkipComment();
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void SkipComment()
    {
        var end = _text.IndexOf("*/", _offset + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new QueryException("Syntax error: Unclosed comment", Here);
        }

        Advance(end + 2);
    }

    private void Advance(int to)
    {
        for (; _offset < to; _offset++)
        {
            if (_text[_offset] == '\n')
            {
                _line++;
                _lineStart = _offset + 1;
            }
        }
    }

    private static bool IsWordStart(char character) => char.IsAsciiLetter(character) || character == '_';
}

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Isobar.Tests.Doubles.BigQuery.Sql.Text;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;

namespace Isobar.Tests.Doubles.BigQuery.Sql.Functions;

/// <summary>https://cloud.google.com/bigquery/docs/reference/standard-sql/string_functions and hash functions.</summary>
internal static class TextFunctions
{
    private static readonly TimeSpan RegexTimeout = TimeSpan.FromSeconds(1);

    public static void AddTo(ScalarFunctions functions)
    {
        functions.Add("UPPER", SqlType.String, [SqlType.String], a => Text(a[0]).ToUpperInvariant());
        functions.Add("LOWER", SqlType.String, [SqlType.String], a => Text(a[0]).ToLowerInvariant());
        functions.Add("TRIM", SqlType.String, [SqlType.String, SqlType.String], a => a.Length > 1 ? Text(a[0]).Trim(Text(a[1]).ToCharArray()) : Text(a[0]).Trim(), 1);
        functions.Add("LTRIM", SqlType.String, [SqlType.String, SqlType.String], a => a.Length > 1 ? Text(a[0]).TrimStart(Text(a[1]).ToCharArray()) : Text(a[0]).TrimStart(), 1);
        functions.Add("RTRIM", SqlType.String, [SqlType.String, SqlType.String], a => a.Length > 1 ? Text(a[0]).TrimEnd(Text(a[1]).ToCharArray()) : Text(a[0]).TrimEnd(), 1);
        functions.Add("REVERSE", SqlType.String, [SqlType.String], a => string.Concat(Text(a[0]).EnumerateRunes().Reverse()));
        functions.Add("REPLACE", SqlType.String, [SqlType.String, SqlType.String, SqlType.String], a => Text(a[1]).Length == 0 ? a[0] : Text(a[0]).Replace(Text(a[1]), Text(a[2]), StringComparison.Ordinal));
        functions.Add("STARTS_WITH", SqlType.Bool, [SqlType.String, SqlType.String], a => Text(a[0]).StartsWith(Text(a[1]), StringComparison.Ordinal));
        functions.Add("ENDS_WITH", SqlType.Bool, [SqlType.String, SqlType.String], a => Text(a[0]).EndsWith(Text(a[1]), StringComparison.Ordinal));
        functions.Add("STRPOS", SqlType.Int64, [SqlType.String, SqlType.String], a => Text(a[0]).IndexOf(Text(a[1]), StringComparison.Ordinal) + 1L);
        functions.Add("REPEAT", SqlType.String, [SqlType.String, SqlType.Int64], a => new StringBuilder().Insert(0, Text(a[0]), (int)Math.Min((long)a[1]!, 1_000_000)).ToString());
        functions.Add("LPAD", SqlType.String, [SqlType.String, SqlType.Int64, SqlType.String], a => Pad(a, left: true), 1);
        functions.Add("RPAD", SqlType.String, [SqlType.String, SqlType.Int64, SqlType.String], a => Pad(a, left: false), 1);
        functions.Add("SPLIT", SqlType.ArrayOf(SqlType.String), [SqlType.String, SqlType.String], a => new ArrayValue(Text(a[0]).Split(a.Length > 1 ? Text(a[1]) : ",")), 1);
        functions.Add("SUBSTR", SqlType.String, [SqlType.String, SqlType.Int64, SqlType.Int64], Substring, 1);
        functions.Add("SUBSTRING", SqlType.String, [SqlType.String, SqlType.Int64, SqlType.Int64], Substring, 1);
        functions.Add("LEFT", SqlType.String, [SqlType.String, SqlType.Int64], a => Text(a[0])[..(int)Math.Min((long)a[1]!, Text(a[0]).Length)]);
        functions.Add("RIGHT", SqlType.String, [SqlType.String, SqlType.Int64], a => Text(a[0])[^(int)Math.Min((long)a[1]!, Text(a[0]).Length)..]);
        functions.Add("REGEXP_CONTAINS", SqlType.Bool, [SqlType.String, SqlType.String], a => Pattern(a[1]).IsMatch(Text(a[0])));
        functions.Add("REGEXP_EXTRACT", SqlType.String, [SqlType.String, SqlType.String], a => Extract(Text(a[0]), Pattern(a[1])));
        functions.Add("REGEXP_REPLACE", SqlType.String, [SqlType.String, SqlType.String, SqlType.String], a => Pattern(a[1]).Replace(Text(a[0]), Regex.Replace(Text(a[2]), @"\\(?<group>\d)", "$${${group}}", RegexOptions.None, RegexTimeout)));
        foreach (var name in (string[])["LENGTH", "CHAR_LENGTH", "CHARACTER_LENGTH"])
        {
            functions.Add(name, SqlType.Int64, [SqlType.String], a => (long)Text(a[0]).EnumerateRunes().Count());
        }

        functions.Add("LENGTH", SqlType.Int64, [SqlType.Bytes], a => (long)Content(a[0]).Length);
        functions.Add("BYTE_LENGTH", SqlType.Int64, [SqlType.String], a => (long)Encoding.UTF8.GetByteCount(Text(a[0])));
        functions.Add("BYTE_LENGTH", SqlType.Int64, [SqlType.Bytes], a => (long)Content(a[0]).Length);
        functions.Add("OCTET_LENGTH", SqlType.Int64, [SqlType.Bytes], a => (long)Content(a[0]).Length);
        functions.Add("TO_HEX", SqlType.String, [SqlType.Bytes], a => Convert.ToHexStringLower(Content(a[0])));
        functions.Add("FROM_HEX", SqlType.Bytes, [SqlType.String], a => new Binary(Convert.FromHexString(Text(a[0]))));
        functions.Add("TO_BASE64", SqlType.String, [SqlType.Bytes], a => Convert.ToBase64String(Content(a[0])));
        functions.Add("FROM_BASE64", SqlType.Bytes, [SqlType.String], a => new Binary(Convert.FromBase64String(Text(a[0]))));
        functions.Add("SHA256", SqlType.Bytes, [SqlType.String], a => new Binary(SHA256.HashData(Encoding.UTF8.GetBytes(Text(a[0])))));
        functions.Add("SHA256", SqlType.Bytes, [SqlType.Bytes], a => new Binary(SHA256.HashData(Content(a[0]))));
        functions.Add("SAFE_CONVERT_BYTES_TO_STRING", SqlType.String, [SqlType.Bytes], a => Encoding.UTF8.GetString(Content(a[0])));
        functions.Add("GENERATE_UUID", new ScalarFunction([], 0, _ => SqlType.String, _ => Guid.NewGuid().ToString()) { Volatile = true });
        functions.Add("CONCAT", new ScalarFunction([SqlType.String], 1, _ => SqlType.String, string.Concat) { Variadic = true });
    }

    private static string Text(object? value) => (string)value!;

    private static byte[] Content(object? value) => ((Binary)value!).Content;

    private static Regex Pattern(object? pattern)
    {
        try
        {
            return new Regex(Text(pattern), RegexOptions.CultureInvariant, RegexTimeout);
        }
        catch (ArgumentException malformed)
        {
            throw new QueryException($"Cannot parse regular expression: {malformed.Message}");
        }
    }

    private static string? Extract(string text, Regex pattern) =>
        pattern.Match(text) is { Success: true } match ? match.Groups[match.Groups.Count > 1 ? 1 : 0].Value : null;

    private static string Pad(object?[] a, bool left)
    {
        var width = (int)Math.Min((long)a[1]!, 1_000_000);
        var text = Text(a[0]);
        var fill = a.Length > 2 ? Text(a[2]) : " ";
        if (text.Length >= width)
        {
            return text[..width];
        }

        var padding = new StringBuilder();
        while (padding.Length < width - text.Length)
        {
            padding.Append(fill);
        }

        padding.Length = width - text.Length;
        return left ? padding + text : text + padding;
    }

    /// <summary>Counts from one; a negative start counts from the end; zero means one.</summary>
    private static string Substring(object?[] a)
    {
        var text = Text(a[0]);
        var start = (long)a[1]! switch
        {
            > 0 and var position => position - 1,
            0 => 0,
            var fromEnd => Math.Max(0, text.Length + fromEnd),
        };
        var length = a.Length > 2 ? (long)a[2]! : text.Length;
        return start >= text.Length ? "" : text.Substring((int)start, (int)Math.Clamp(length, 0, text.Length - start));
    }
}

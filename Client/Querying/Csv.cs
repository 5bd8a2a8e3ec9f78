using System.Buffers;
using System.Text.Json;

namespace Isobar.Client.Querying;

/// <summary>CSV as in RFC 4180, with a header line; null is empty, true and false are words.</summary>
internal static class Csv
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    public static void Write(QueryAnswer answer, TextWriter output)
    {
        WriteLine(output, answer.Columns);
        foreach (var row in answer.Rows)
        {
            WriteLine(output, row.Select(Text));
        }
    }

    private static void WriteLine(TextWriter output, IEnumerable<string> values)
    {
        output.Write(string.Join(',', values.Select(Quote)));
        output.Write("\r\n");
    }

    private static string Quote(string value) =>
        value.AsSpan().ContainsAny(NeedQuotes) ? $"\"{value.Replace("\"", "\"\"")}\"" : value;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}

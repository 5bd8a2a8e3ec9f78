using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Isobar.Client.Querying;

/// <summary>An array with an object per row. A column name that comes twice gets a number, because JSON would lose one.</summary>
internal static class JsonRows
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(QueryAnswer answer, TextWriter output)
    {
        var names = Distinct(answer.Columns);
        output.Write('[');
        for (var row = 0; row < answer.Rows.Count; row++)
        {
            output.Write(row == 0 ? "\n  " : ",\n  ");
            output.Write(Text(names, answer.Rows[row]));
        }

        output.WriteLine("\n]");
    }

    private static string Text(List<string> names, JsonElement[] row)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Options))
        {
            writer.WriteStartObject();
            for (var column = 0; column < names.Count; column++)
            {
                writer.WritePropertyName(names[column]);
                row[column].WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static List<string> Distinct(IReadOnlyList<string> columns)
    {
        var names = new List<string>(columns.Count);
        foreach (var column in columns)
        {
            var name = column;
            for (var number = 2; names.Contains(name, StringComparer.Ordinal); number++)
            {
                name = $"{column}_{number}";
            }

            names.Add(name);
        }

        return names;
    }
}

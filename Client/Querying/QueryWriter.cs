using Isobar.Client.CommandLine;
using Isobar.Client.Output;
using Spectre.Console;

namespace Isobar.Client.Querying;

/// <summary>Prints what a query found, in the format asked for.</summary>
internal static class QueryWriter
{
    public static void Write(QueryAnswer answer, QueryFormat format, Terminal terminal)
    {
        switch (format)
        {
            case QueryFormat.Json:
                JsonRows.Write(answer, terminal.Output);
                break;
            case QueryFormat.Csv:
                Csv.Write(answer, terminal.Output);
                break;
            default:
                terminal.ForOutput().Write(Table(answer));
                break;
        }
    }

    private static Table Table(QueryAnswer answer)
    {
        var table = JsonTable.Empty(answer.Columns);
        foreach (var row in answer.Rows)
        {
            table.AddRow(row.Select(value => new Text(JsonText.Of(value))));
        }

        return table;
    }
}

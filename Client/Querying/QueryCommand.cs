using System.CommandLine;
using System.Text.Json;
using Isobar.Client.CommandLine;
using Isobar.Client.Server;

namespace Isobar.Client.Querying;

/// <summary><c>query SQL</c>: read-only SQL on the warehouse.</summary>
internal sealed class QueryCommand : ClientCommand
{
    private readonly Argument<string> _sql = new("SQL") { Description = "One read-only statement, or - to read it from standard input" };

    private readonly Option<QueryFormat> _format = new("--format")
    {
        Description = "How to print what was found",
        HelpName = "table|json|csv",
        DefaultValueFactory = _ => QueryFormat.Table,
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Tell what the query would cost, and do not run it",
    };

    private readonly Terminal _terminal;

    public QueryCommand(Terminal terminal)
        : base(
            "query",
            "Ask the warehouse in SQL",
            "./isobar query \"select count(*), count(distinct row_key) from enriched_events\"",
            "./isobar query \"select cell, avg(temperature_c) as mean_c from enriched_events group by cell\"",
            "./isobar query \"select * from enriched_events\" --format csv > events.csv",
            "./isobar query - < report.sql",
            "./isobar query \"select * from enriched_events\" --dry-run")
    {
        GoodToKnow = "Rows are in the table enriched_events (on BigQuery ask the view enriched_events_live); what could not become one is in dead_letters.";
        _terminal = terminal;
        _format.AcceptOnlyFromAmong("table", "json", "csv");
        Add(_sql);
        Add(_format);
        Add(_dryRun);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var sql = await ReadSqlAsync(parsed.GetRequiredValue(_sql), cancellationToken);
        using var server = IsobarServer.Of(parsed, _terminal);
        if (parsed.GetValue(_dryRun))
        {
            Print(await EstimateAsync(server, sql, cancellationToken), parsed.GetValue(GlobalOptions.Json));
            return ExitCode.Done;
        }

        var result = await AskAsync(server, sql, cancellationToken);
        Print(result, parsed.GetValue(GlobalOptions.Json) ? QueryFormat.Json : parsed.GetValue(_format));
        return ExitCode.Done;
    }

    private async Task<string> ReadSqlAsync(string argument, CancellationToken cancellationToken)
    {
        using var input = new StreamReader(_terminal.Input, leaveOpen: true);
        var sql = argument == "-" ? await input.ReadToEndAsync(cancellationToken) : argument;
        return string.IsNullOrWhiteSpace(sql) ? throw CommandFailedException.WrongUse("There is no SQL to run.") : sql;
    }

    private static async Task<QueryAnswer> AskAsync(IsobarServer server, string sql, CancellationToken cancellationToken)
    {
        using var body = JsonBody.Of(writer => writer.WriteString("sql", sql));
        return QueryAnswer.Read(await server.PostAsync("v1/query", body, cancellationToken));
    }

    private static async Task<JsonElement> EstimateAsync(IsobarServer server, string sql, CancellationToken cancellationToken)
    {
        using var body = JsonBody.Of(writer =>
        {
            writer.WriteString("sql", sql);
            writer.WriteBoolean("dry_run", true);
        });
        return await server.PostAsync("v1/query", body, cancellationToken);
    }

    private void Print(JsonElement estimate, bool asJson) =>
        _terminal.Output.WriteLine(asJson ? estimate.GetRawText() : QueryPrice.OfEstimate(estimate).ToString());

    private void Print(QueryAnswer answer, QueryFormat format)
    {
        QueryWriter.Write(answer, format, _terminal);
        if (answer.Cost is { } cost)
        {
            _terminal.Error.WriteLine($"isobar: {cost}.");
        }

        if (answer.Truncated)
        {
            _terminal.Error.WriteLine($"isobar: only the first {answer.Rows.Count} rows: the server cuts there. Narrow the query, or page with limit and offset.");
        }
    }
}

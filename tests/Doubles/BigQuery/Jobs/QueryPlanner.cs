using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Isobar.Tests.Doubles.BigQuery.Sql.Binding;
using Isobar.Tests.Doubles.BigQuery.Sql.Plans;
using Isobar.Tests.Doubles.BigQuery.Sql.Statements;
using Isobar.Tests.Doubles.BigQuery.Sql.Syntax;
using Isobar.Tests.Doubles.BigQuery.Sql.Types;
using Isobar.Tests.Doubles.BigQuery.Streaming;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>What a query's configuration asks for, short of running it.</summary>
internal sealed class QueryPlanner(Catalog catalog, StreamingSettings streaming, TimeProvider time)
{
    /// <summary>What a table costs at least, once it is read: https://cloud.google.com/bigquery/pricing#on_demand_pricing.</summary>
    private const long MinimumBilled = 10 * Megabyte;

    private const long Megabyte = 1024 * 1024;

    public Timestamp Now => Timestamp.From(time.GetUtcNow());

    /// <exception cref="ApiException">The text is missing or no GoogleSQL.</exception>
    public static IReadOnlyList<Statement> Parse(JsonObject query)
    {
        if ((bool?)query["useLegacySql"] ?? true)
        {
            throw ApiException.Unsupported("legacy SQL (useLegacySql must be false)");
        }

        var text = (string?)query["query"];
        return string.IsNullOrEmpty(text) ? throw ApiException.Required("query") : StatementParser.Parse(text);
    }

    /// <summary>Notes in the job what the statement is and reads, and what it costs.</summary>
    /// <exception cref="ApiException">It does not fit the tables, or costs more than it may.</exception>
    public PreparedStatement Prepare(Statement statement, JsonObject query, Job job)
    {
        var context = new BindingContext(
            catalog,
            job.Project,
            (string?)query["defaultDataset"]?["projectId"],
            (string?)query["defaultDataset"]?["datasetId"],
            Now)
        {
            Parameters = QueryParameters.Read(query),
            StreamingBuffer = streaming.BufferAge,
        };
        var prepared = StatementBinder.Prepare(statement, context);
        job.Columns = prepared.Columns;
        job.Referenced = [.. context.Referenced];
        job.BytesProcessed = prepared.Bytes(new QueryRun(context.Now, job.Cancellation));
        job.BytesBilled = Billed(job.BytesProcessed, prepared.Scans.Select(scan => scan.Table).Distinct().Count());
        return prepared;
    }

    public static void CheckLimit(JsonObject query, Job job)
    {
        if (query["maximumBytesBilled"]?.ToString() is { } text && long.TryParse(text, out var limit) && limit > 0 && job.BytesBilled > limit)
        {
            throw new ApiException(400, "bytesBilledLimitExceeded", $"Query exceeded limit for bytes billed: {limit}. {job.BytesBilled} or higher required.");
        }
    }

    private static long Billed(long processed, int tables) =>
        processed == 0 ? 0 : Math.Max((processed + Megabyte - 1) / Megabyte * Megabyte, tables * MinimumBilled);
}

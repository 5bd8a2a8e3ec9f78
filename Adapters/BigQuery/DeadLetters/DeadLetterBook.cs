using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Streaming;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Warehousing;

namespace Isobar.Adapters.BigQuery.DeadLetters;

/// <summary>
/// Dead letters as a log: an arrival or a removal is an entry, and a view tells which letters are there. Streaming can only append, and
/// changing rows that were streamed minutes ago is not possible.
/// </summary>
internal sealed class DeadLetterBook(TableInsert insert, LookupQueries queries, TableNames names, Stamps stamps)
{
    private const string Purpose = "letters";

    private static readonly string Columns = string.Join(", ", TableDefinitions.DeadLetterColumns);

    public Task AppendAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
    {
        // Of letters that are equally old the first counts; entries of one call could not be told apart later.
        var newest = letters
            .GroupBy(static letter => letter.Key)
            .Select(static same => same.MaxBy(static letter => letter.ReceivedAt.ToMicroseconds())!)
            .ToList();
        return LogAsync(DeadLetterEncoder.Letters(newest, stamps.Next()), cancellationToken);
    }

    public Task RemoveAsync(IReadOnlyList<DeadLetterReference> letters, CancellationToken cancellationToken) =>
        LogAsync(DeadLetterEncoder.Removals([.. letters.Distinct()], stamps.Next()), cancellationToken);

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Keys is { Count: 0 })
        {
            return [];
        }

        var (conditions, parameters) = Conditions(filter);
        var sql = $"""
            SELECT {Columns} FROM {names.Quoted(TableNames.DeadLetters)}
            WHERE {string.Join(" AND ", conditions)}
            ORDER BY received_at DESC, letter_key DESC LIMIT {filter.Limit}
            """;
        var rows = await queries.RunAsync(new QueryJob(Purpose, sql, parameters), filter.Limit, cancellationToken);
        return [.. rows.Select(DeadLetterReader.Read)];
    }

    public async Task<DeadLetter?> FindAsync(string userId, string eventId, CancellationToken cancellationToken)
    {
        var sql = $"""
            SELECT {Columns} FROM {names.Quoted(TableNames.DeadLetters)}
            WHERE user_id = @user AND event_id = @event ORDER BY received_at DESC LIMIT 1
            """;
        var job = new QueryJob(Purpose, sql, QueryParameter.Text("user", userId), QueryParameter.Text("event", eventId));
        var rows = await queries.RunAsync(job, maximumRows: 1, cancellationToken);
        return rows.Count == 0 ? null : DeadLetterReader.Read(rows[0]);
    }

    private static (List<string> Conditions, List<QueryParameter> Parameters) Conditions(DeadLetterFilter filter)
    {
        var conditions = new List<string> { "true" };
        var parameters = new List<QueryParameter>();
        if (filter.Reason is { } reason)
        {
            conditions.Add("reason = @reason");
            parameters.Add(QueryParameter.Text("reason", reason));
        }

        if (filter.Keys is { } keys)
        {
            conditions.Add("letter_key IN UNNEST(@keys)");
            parameters.Add(QueryParameter.Texts("keys", keys.Distinct().Select(static key => key.ToString())));
        }

        if (filter.Before is { } before)
        {
            conditions.Add("(received_at < @instant OR (received_at = @instant AND letter_key < @key))");
            parameters.Add(QueryParameter.Instant("instant", before.ReceivedAt));
            parameters.Add(QueryParameter.Text("key", before.Key.ToString()));
        }

        return (conditions, parameters);
    }

    private async Task LogAsync(EncodedRows entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var refusals = await insert.InsertAsync(TableNames.DeadLetterLog, entries, cancellationToken);
        if (Array.Find(refusals, static refusal => refusal is not null) is { } why)
        {
            // There is no dead letter for a dead letter: the broker keeps the message until somebody looks.
            throw new WarehouseUnavailableException($"BigQuery refuses an entry of {names.Named(TableNames.DeadLetterLog)}: {why}");
        }
    }
}

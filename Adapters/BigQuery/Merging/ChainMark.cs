using System.Globalization;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;
using Microsoft.Extensions.Logging;

namespace Isobar.Adapters.BigQuery.Merging;

/// <summary>
/// A label of the landing table that says, every fifty jobs, how far the chain has come: where to look for its end when the grain's state is lost and
/// BigQuery has forgotten the first jobs. BigQuery allows 1,500 changes of a table a day, so not every job is marked.
/// </summary>
internal sealed partial class ChainMark(BigQueryClient client, TableNames names, ILogger<ChainMark> logger)
{
    private const string Label = "isobar_merge_job";
    private const int Every = 50;

    /// <summary>The last job that was marked; 0 if none was.</summary>
    public async Task<long> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var table = await client.SendAsync(
                Operation.GetTable, HttpMethod.Get, names.TablePath(TableNames.Landing), names.Named(TableNames.Landing),
                BigQueryJson.Default.TableResource, cancellationToken);
            return table.Labels?.GetValueOrDefault(Label) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var job)
                ? job
                : 0;
        }
        catch (BigQueryFailure failure) when (failure.Kind == FailureKind.NotFound)
        {
            return 0;
        }
    }

    /// <summary>Moves the mark, if it is time to.</summary>
    public async Task MoveAsync(long from, long to, CancellationToken cancellationToken)
    {
        if (from / Every == to / Every)
        {
            return;
        }

        try
        {
            await client.SendAsync(
                Operation.PatchTable, HttpMethod.Patch, names.TablePath(TableNames.Landing), names.Named(TableNames.Landing),
                new TableResource { Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Label] = to.ToString(CultureInfo.InvariantCulture) } },
                BigQueryJson.Default.TableResource, BigQueryJson.Default.TableResource, cancellationToken);
        }
        catch (BigQueryFailure failure)
        {
            // The merge itself went well, and the next mark is fifty jobs away.
            LogNotMarked(to, names.Named(TableNames.Landing), failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Job {Job} could not be marked in a label of {Table}. It is needed only if the merging grain loses its state.")]
    private partial void LogNotMarked(long job, string table, Exception failure);
}

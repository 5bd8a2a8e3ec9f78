using Isobar.Adapters.BigQuery.Rest;
using Isobar.Adapters.BigQuery.Tables;

namespace Isobar.Adapters.BigQuery.Merging;

/// <summary>A stretch of landing time that a merge looks at. It travels in the job itself, so that whoever finds the job knows it.</summary>
/// <param name="From">The beginning, included.</param>
/// <param name="Until">The end, not included.</param>
internal sealed record MergeWindow(DateTimeOffset From, DateTimeOffset Until)
{
    private const string FromName = "from";
    private const string UntilName = "until";

    /// <summary>The condition on rows, over the parameters below.</summary>
    public const string Condition = $"{TableDefinitions.LandedAt} >= @{FromName} AND {TableDefinitions.LandedAt} < @{UntilName}";

    public IReadOnlyList<QueryParameter> Parameters => [QueryParameter.Instant(FromName, From), QueryParameter.Instant(UntilName, Until)];

    /// <summary>The window of a job; null if it tells none.</summary>
    public static MergeWindow? Of(JobResource job) =>
        Find(job, FromName) is { } from && Find(job, UntilName) is { } until ? new(from, until) : null;

    private static DateTimeOffset? Find(JobResource job, string name) =>
        job.Configuration?.Query?.QueryParameters?.FirstOrDefault(parameter => parameter.Name == name)?.ParameterValue.Value is { } text
            ? Instants.Parse(text)
            : null;
}

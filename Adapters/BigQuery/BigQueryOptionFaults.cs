using System.Text.RegularExpressions;

namespace Isobar.Adapters.BigQuery;

/// <summary>What is wrong with <see cref="BigQueryOptions"/>.</summary>
internal static partial class BigQueryOptionFaults
{
    public static IEnumerable<string> Of(BigQueryOptions options) =>
        Checks(options).Where(static check => !check.IsMet).Select(static check => $"{BigQueryOptions.Section}:{check.Key} {check.Demand}.");

    private static IEnumerable<(bool IsMet, string Key, string Demand)> Checks(BigQueryOptions options) =>
        [.. Resources(options), .. Requests(options), .. Merging(options), .. Queries(options)];

    private static IEnumerable<(bool IsMet, string Key, string Demand)> Resources(BigQueryOptions options)
    {
        yield return (ProjectPattern().IsMatch(options.Project), nameof(options.Project), $"must be the id of a Google Cloud project, and is \"{options.Project}\"");
        yield return (DatasetPattern().IsMatch(options.Dataset), nameof(options.Dataset), $"must be letters, digits and underscores, at most 512, and is \"{options.Dataset}\"");
        yield return (LocationPattern().IsMatch(options.Location), nameof(options.Location), $"must be a location such as EU or europe-west3, and is \"{options.Location}\"");
        yield return (Enum.IsDefined(options.Mode), nameof(options.Mode), "must be Merge or Stream");
        yield return (
            options.Endpoint is null || (options.Endpoint.IsAbsoluteUri && (options.IsLocal || options.Endpoint.Scheme == Uri.UriSchemeHttps)),
            nameof(options.Endpoint),
            $"must be an https address, or http on this machine, and is \"{options.Endpoint}\"");
    }

    private static IEnumerable<(bool IsMet, string Key, string Demand)> Requests(BigQueryOptions options)
    {
        yield return Positive(options.RequestTimeout, nameof(options.RequestTimeout));
        yield return (options.Retries is >= 0 and <= 10, nameof(options.Retries), $"must be 0 to 10, and is {options.Retries}");
        yield return Positive(options.RetryDelay, nameof(options.RetryDelay));
        yield return (options.MaxRetryDelay >= options.RetryDelay, nameof(options.MaxRetryDelay), $"must be at least {nameof(options.RetryDelay)} ({options.RetryDelay}), and is {options.MaxRetryDelay}");
        yield return (options.MaxRowsPerRequest is >= 1 and <= 50_000, nameof(options.MaxRowsPerRequest), $"must be 1 to 50,000, and is {options.MaxRowsPerRequest}");
        yield return (options.MaxBytesPerRequest is >= 1_000 and <= 10_000_000, nameof(options.MaxBytesPerRequest), $"must be 1,000 to 10,000,000, and is {options.MaxBytesPerRequest}");
        yield return (options.MaxConcurrentRequests is >= 1 and <= 256, nameof(options.MaxConcurrentRequests), $"must be 1 to 256, and is {options.MaxConcurrentRequests}");
    }

    private static IEnumerable<(bool IsMet, string Key, string Demand)> Merging(BigQueryOptions options)
    {
        yield return (options.MergeInterval >= TimeSpan.FromSeconds(1) && options.MergeInterval <= TimeSpan.FromDays(1), nameof(options.MergeInterval), $"must be 1 s to 1 day, and is {options.MergeInterval}");
        yield return (options.MergeMargin >= 2 * options.RequestTimeout, nameof(options.MergeMargin), $"must be at least twice {nameof(options.RequestTimeout)} ({options.RequestTimeout}), and is {options.MergeMargin}");
        yield return Positive(options.SweepInterval, nameof(options.SweepInterval));
        yield return Positive(options.MergeTimeout, nameof(options.MergeTimeout));
        yield return (
            options.LandingRetention > options.SweepInterval + options.MergeMargin
                && options.LandingRetention.Ticks % TimeSpan.TicksPerHour == 0 && options.LandingRetention <= TimeSpan.FromDays(60),
            nameof(options.LandingRetention),
            $"must be whole hours, at most 60 days, and longer than {nameof(options.SweepInterval)} and {nameof(options.MergeMargin)} together, and is {options.LandingRetention}");
        yield return (options.LiveDays is >= 1 and <= 3_650, nameof(options.LiveDays), $"must be 1 to 3,650, and is {options.LiveDays}");
    }

    private static IEnumerable<(bool IsMet, string Key, string Demand)> Queries(BigQueryOptions options)
    {
        yield return (options.MaximumBytesBilled >= 1, nameof(options.MaximumBytesBilled), $"must be at least 1, and is {options.MaximumBytesBilled}");
        yield return (options.PricePerTiB >= 0 && double.IsFinite(options.PricePerTiB), nameof(options.PricePerTiB), $"must be 0 or more, and is {options.PricePerTiB}");
        yield return (options.MaxResultBytes >= 1_000_000, nameof(options.MaxResultBytes), $"must be at least 1,000,000, and is {options.MaxResultBytes}");
        yield return Positive(options.LookupTimeout, nameof(options.LookupTimeout));
        yield return (options.FiguresInterval >= TimeSpan.Zero, nameof(options.FiguresInterval), $"must not be negative, and is {options.FiguresInterval}");
        yield return (options.DuplicatesInterval >= TimeSpan.Zero, nameof(options.DuplicatesInterval), $"must not be negative, and is {options.DuplicatesInterval}");
    }

    private static (bool IsMet, string Key, string Demand) Positive(TimeSpan value, string key) =>
        (value > TimeSpan.Zero, key, $"must be above zero, and is {value}");

    // Old projects have their domain before a colon.
    [GeneratedRegex(@"^(?:[a-z0-9.-]{1,100}:)?[a-z][a-z0-9-]{0,62}$", RegexOptions.None, 1_000)]
    private static partial Regex ProjectPattern();

    [GeneratedRegex("^[A-Za-z0-9_]{1,512}$", RegexOptions.None, 1_000)]
    private static partial Regex DatasetPattern();

    [GeneratedRegex("^[A-Za-z0-9-]{2,40}$", RegexOptions.None, 1_000)]
    private static partial Regex LocationPattern();
}

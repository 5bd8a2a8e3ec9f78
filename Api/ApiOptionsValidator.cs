using Isobar.Events;
using Microsoft.Extensions.Options;

namespace Isobar.Api;

/// <summary>Checks all of <see cref="ApiOptions"/> and names every key that is wrong at once.</summary>
internal sealed class ApiOptionsValidator : IValidateOptions<ApiOptions>
{
    public ValidateOptionsResult Validate(string? name, ApiOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(ApiOptions options) => new[]
    {
        Between(nameof(options.MaxCommandBytes), options.MaxCommandBytes, 1_000, EventLimits.BytesPerRequest),
        Between(nameof(options.MaxRequestsInFlight), options.MaxRequestsInFlight, 1, 100_000),
        Between(nameof(options.MaxBytesInFlight), options.MaxBytesInFlight, EventLimits.BytesPerRequest, long.MaxValue),
        Between(nameof(options.PublishTimeout), options.PublishTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
        Between(nameof(options.RetryAfter), options.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        Between(nameof(options.RecentEvents), options.RecentEvents, 0, 100),
        Between(nameof(options.MaxWatchers), options.MaxWatchers, 0, 100_000),
        Between(nameof(options.WatcherCapacity), options.WatcherCapacity, 1, 1_000_000),
        Between(nameof(options.Heartbeat), options.Heartbeat, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
        Between(nameof(options.MaxQueryRows), options.MaxQueryRows, 1, 1_000_000),
        Between(nameof(options.QueryTimeout), options.QueryTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)),
        Between(nameof(options.MaxQueriesInFlight), options.MaxQueriesInFlight, 1, 1_000),
        Between(nameof(options.ProbeTimeout), options.ProbeTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
    }.OfType<string>();

    private static string? Between<T>(string key, T value, T least, T most)
        where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? null
            : $"{ApiOptions.Section}:{key} is {value}; it must be from {least} to {most}.";
}

using Microsoft.Extensions.Options;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>Finds every problem at once, and names the key that mends it.</summary>
internal sealed class OpenMeteoOptionsValidator : IValidateOptions<OpenMeteoOptions>
{
    private static readonly TimeSpan ShortestBreaker = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, OpenMeteoOptions options)
    {
        var problems = new List<string>();
        void Demand(bool isMet, string key, string demand)
        {
            if (!isMet)
            {
                problems.Add($"{OpenMeteoOptions.SectionName}:{key} {demand}.");
            }
        }

        CheckAddress(options, Demand);
        CheckTimes(options, Demand);
        CheckBreaker(options, Demand);
        CheckBounds(options, Demand);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private delegate void Check(bool isMet, string key, string demand);

    private static void CheckAddress(OpenMeteoOptions options, Check demand)
    {
        var address = options.EffectiveBaseAddress;
        var isHttp = address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
        demand(isHttp, nameof(options.BaseAddress), $"must be an absolute http or https address, not \"{address}\"");
        demand(
            !isHttp || (address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0),
            nameof(options.BaseAddress), "must end with its path: without user, query and fragment");
        demand(
            options.ApiKey is null || !isHttp || address.Scheme == Uri.UriSchemeHttps || address.IsLoopback,
            nameof(options.BaseAddress), $"must be https when {nameof(options.ApiKey)} is set, or the key travels in clear text");
        demand(
            options.ApiKey is null || !string.IsNullOrWhiteSpace(options.ApiKey),
            nameof(options.ApiKey), "must not be empty: leave it out, or give the key");
        demand(IsUserAgent(options.UserAgent), nameof(options.UserAgent), "must be a User-Agent such as \"isobar/1.0 (mail@example.com)\"");
    }

    private static void CheckTimes(OpenMeteoOptions options, Check demand)
    {
        demand(
            options.Timeout >= ShortestTimeout && options.Timeout <= Longest,
            nameof(options.Timeout), "must be 10 ms to 1 h");
        demand(
            options.AttemptTimeout >= ShortestTimeout && options.AttemptTimeout <= options.Timeout,
            nameof(options.AttemptTimeout), $"must be 10 ms to {nameof(options.Timeout)} ({options.Timeout})");
        demand(options.Retries is >= 0 and <= 10, nameof(options.Retries), "must be 0 to 10");
        demand(
            options.RetryDelay > TimeSpan.Zero && options.RetryDelay < options.Timeout,
            nameof(options.RetryDelay), $"must be above 0 and below {nameof(options.Timeout)} ({options.Timeout})");
        demand(
            options.Pause >= TimeSpan.Zero && options.Pause <= options.MaximumPause,
            nameof(options.Pause), $"must be 0 to {nameof(options.MaximumPause)} ({options.MaximumPause})");
        demand(
            options.MaximumPause >= TimeSpan.Zero && options.MaximumPause <= Longest,
            nameof(options.MaximumPause), "must be 0 to 1 h");
    }

    private static void CheckBreaker(OpenMeteoOptions options, Check demand)
    {
        demand(
            options.BreakerFailureRatio is > 0 and <= 1, nameof(options.BreakerFailureRatio), "must be above 0, at most 1");
        demand(
            options.BreakerMinimumAttempts is >= 2 and <= 10_000,
            nameof(options.BreakerMinimumAttempts), "must be 2 to 10,000");
        demand(
            options.BreakerSamplingDuration >= ShortestBreaker && options.BreakerSamplingDuration <= Longest,
            nameof(options.BreakerSamplingDuration), "must be 0.5 s to 1 h");
        demand(
            options.BreakerOpenDuration >= ShortestBreaker && options.BreakerOpenDuration <= Longest,
            nameof(options.BreakerOpenDuration), "must be 0.5 s to 1 h");
    }

    private static void CheckBounds(OpenMeteoOptions options, Check demand)
    {
        demand(options.MaximumQuestions is >= 1 and <= 1_000, nameof(options.MaximumQuestions), "must be 1 to 1,000");
        demand(
            options.MaximumConcurrentRequests is >= 1 and <= 64,
            nameof(options.MaximumConcurrentRequests), "must be 1 to 64");
        demand(
            options.MaximumResponseBytes is >= 65_536 and <= 67_108_864,
            nameof(options.MaximumResponseBytes), "must be 65,536 to 67,108,864");
    }

    private static bool IsUserAgent(string? value)
    {
        using var request = new HttpRequestMessage();
        return !string.IsNullOrWhiteSpace(value) && request.Headers.UserAgent.TryParseAdd(value);
    }
}

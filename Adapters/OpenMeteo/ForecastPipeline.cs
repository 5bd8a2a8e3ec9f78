using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>
/// Around every attempt, from the outside: time limit of the question, retries, breaker, bound on attempts at once, time limit
/// of the attempt.
/// </summary>
internal static class ForecastPipeline
{
    /// <summary>When the question's time limit ends: set by the caller in the context.</summary>
    public static readonly ResiliencePropertyKey<DateTimeOffset> Deadline = new("isobar.deadline");

    public static ResiliencePipeline<ForecastReply> Build(
        OpenMeteoOptions options, TimeProvider time, CircuitBreakerStateProvider breakerState)
    {
        var pipeline = new ResiliencePipelineBuilder<ForecastReply> { TimeProvider = time };
        pipeline.AddTimeout(options.Timeout);
        if (options.Retries > 0)
        {
            pipeline.AddRetry(Retry(options, time));
        }

        return pipeline
            .AddCircuitBreaker(Breaker(options, breakerState))
            .AddStrategy(_ => new ConcurrencyLimit(options.MaximumConcurrentRequests), new Unconfigured())
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    private static RetryStrategyOptions<ForecastReply> Retry(OpenMeteoOptions options, TimeProvider time) => new()
    {
        MaxRetryAttempts = options.Retries,
        Delay = options.RetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments.Outcome, arguments.Context, time)),
        DelayGenerator = static arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
    };

    private static CircuitBreakerStrategyOptions<ForecastReply> Breaker(
        OpenMeteoOptions options, CircuitBreakerStateProvider state) => new()
    {
        FailureRatio = options.BreakerFailureRatio,
        MinimumThroughput = options.BreakerMinimumAttempts,
        SamplingDuration = options.BreakerSamplingDuration,
        BreakDuration = options.BreakerOpenDuration,
        StateProvider = state,
        ShouldHandle = static arguments => ValueTask.FromResult(
            IsFault(arguments.Outcome) || arguments.Outcome.Result is { IsThrottled: true }),
    };

    // Throttled without a word on how long: the next attempt would only add to the trouble.
    private static bool IsWorthRepeating(Outcome<ForecastReply> outcome, ResilienceContext context, TimeProvider time) =>
        outcome.Result is { RetryAfter: { } wait } reply
            ? (reply.IsThrottled || reply.IsServerFault) && time.GetUtcNow() + wait < context.Properties.GetValue(Deadline, default)
            : IsFault(outcome);

    private static bool IsFault(Outcome<ForecastReply> outcome) => outcome.Exception switch
    {
        null => outcome.Result is { IsServerFault: true },
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => false,
        HttpRequestException or IOException or TimeoutRejectedException => true,
        _ => false,
    };

    private sealed class Unconfigured : ResilienceStrategyOptions;
}

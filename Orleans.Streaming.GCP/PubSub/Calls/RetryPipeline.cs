using Isobar.GoogleCloud;
using Polly;
using Polly.Retry;

namespace Isobar.PubSub.Calls;

/// <summary>Repeats what failed for now, with growing, jittered waits, until a deadline.</summary>
internal static class RetryPipeline
{
    /// <summary>When the first attempt began: set by the caller in the context.</summary>
    public static readonly ResiliencePropertyKey<DateTimeOffset> Began = new("isobar.pubsub.began");

    public static ResiliencePipeline Build(PubSubOptions options, TimeProvider time, PubSubInstruments instruments)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time };
        return options.Retries == 0 ? pipeline.Build() : pipeline.AddRetry(Retry(options, time, instruments)).Build();
    }

    private static RetryStrategyOptions Retry(PubSubOptions options, TimeProvider time, PubSubInstruments instruments) => new()
    {
        MaxRetryAttempts = options.Retries,
        Delay = options.RetryDelay,
        MaxDelay = TimeSpan.FromSeconds(30),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(
            CallFailure.IsTransient(arguments.Outcome.Exception)
            && time.GetUtcNow() + (RetryAfter(arguments.Outcome) ?? TimeSpan.Zero)
                < arguments.Context.Properties.GetValue(Began, default) + options.RetryDeadline),
        DelayGenerator = static arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome)),
        OnRetry = arguments =>
        {
            instruments.OnRetry(arguments.Context.OperationKey!);
            return default;
        },
    };

    private static TimeSpan? RetryAfter(Outcome<object> outcome) => (outcome.Exception as GoogleApiException)?.RetryAfter;
}

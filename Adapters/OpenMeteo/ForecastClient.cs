using Isobar.Weather;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>Sends requests through the pipeline. Whatever goes wrong comes back as a reason; only cancellation is thrown.</summary>
internal sealed partial class ForecastClient(
    ForecastTransport transport,
    ResiliencePipeline<ForecastReply> pipeline,
    OpenMeteoOptions options,
    TimeProvider time,
    ILogger<OpenMeteoWeatherSource> logger)
{
    private readonly ThrottlePause _pause = new(time, options.MaximumPause);

    public async Task<ForecastOutcome> FetchAsync(ForecastRequest request, CancellationToken cancellationToken)
    {
        if (_pause.IsOn)
        {
            return ForecastOutcome.Failed(WeatherReasons.SourceThrottled);
        }

        try
        {
            return Judge(await SendAsync(ForecastUri.Of(request, options), cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return Judge(failure);
        }
    }

    private async Task<ForecastReply> SendAsync(Uri address, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ForecastPipeline.Deadline, time.GetUtcNow() + options.Timeout);
        try
        {
            return await pipeline.ExecuteAsync(
                static (context, state) => state.transport.SendAsync(state.address, context.CancellationToken),
                context,
                (transport, address));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ForecastOutcome Judge(ForecastReply reply)
    {
        if (reply.IsSuccess)
        {
            return ForecastOutcome.Answered(reply.Body);
        }

        LogRefused((int)reply.Status, ErrorText.Of(reply.Body));
        if (!reply.IsThrottled)
        {
            return ForecastOutcome.Failed(WeatherReasons.SourceUnavailable);
        }

        _pause.Begin(reply.RetryAfter ?? options.Pause);
        return ForecastOutcome.Failed(WeatherReasons.SourceThrottled);
    }

    private ForecastOutcome Judge(Exception failure)
    {
        var reason = failure switch
        {
            TimeoutRejectedException => WeatherReasons.SourceTimeout,
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => WeatherReasons.SourceNonsense,
            _ => WeatherReasons.SourceUnavailable,
        };

        // An open breaker refuses by the thousand, and its opening has been preceded by the reasons.
        if (failure is not BrokenCircuitException)
        {
            LogFailed(reason, failure);
        }

        return ForecastOutcome.Failed(reason);
    }
}

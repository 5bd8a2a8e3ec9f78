using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Isobar.GoogleCloud;
using Polly;
using Polly.Retry;

namespace Isobar.Adapters.BigQuery.Rest;

/// <summary>
/// Sends requests. Everything that Isobar asks of BigQuery may be asked again (rows have keys, jobs have ids), so every failure that
/// is only for now is repeated a few times.
/// </summary>
internal sealed class BigQueryClient(GoogleApi api, BigQueryOptions options, BigQueryInstruments instruments, TimeProvider time)
{
    private readonly ResiliencePipeline _pipeline = Pipeline(options, instruments, time);

    /// <summary>A request with a body, repeated while it fails for now.</summary>
    /// <exception cref="BigQueryFailure">It failed for good, or too often.</exception>
    public Task<TAnswer> SendAsync<TRequest, TAnswer>(
        Operation operation,
        HttpMethod method,
        string path,
        string resource,
        TRequest request,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TAnswer> answerType,
        CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(request, requestType);
        return RepeatAsync(
            operation, stop => SendOnceAsync(operation, method, path, resource, GoogleApi.JsonBody(json), answerType, stop), cancellationToken);
    }

    /// <summary>A request without a body, repeated while it fails for now.</summary>
    /// <inheritdoc cref="SendAsync{TRequest, TAnswer}"/>
    public Task<TAnswer> SendAsync<TAnswer>(
        Operation operation, HttpMethod method, string path, string resource, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken) =>
        RepeatAsync(operation, stop => SendOnceAsync(operation, method, path, resource, null, answerType, stop), cancellationToken);

    /// <summary>One request.</summary>
    /// <exception cref="BigQueryFailure">It failed.</exception>
    public async Task<TAnswer> SendOnceAsync<TAnswer>(
        Operation operation,
        HttpMethod method,
        string path,
        string resource,
        HttpContent? content,
        JsonTypeInfo<TAnswer> answerType,
        CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var outcome = "cancelled";
        try
        {
            var answer = await api.SendAsync(method, path, resource, content, answerType, cancellationToken);
            outcome = "ok";
            return answer;
        }
        catch (Exception failed) when (Failures.IsOfGoogle(failed))
        {
            var failure = Failures.Of(operation, failed);
            outcome = failure.Reason ?? failure.Kind.ToString();
            throw failure;
        }
        finally
        {
            instruments.OnRequest(operation.Name, outcome, time.GetElapsedTime(begin));
        }
    }

    /// <summary>Repeats what fails for now, with growing pauses, until it succeeds or has failed too often.</summary>
    public async Task<T> RepeatAsync<T>(Operation operation, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(operation.Name, cancellationToken);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, attempt) => await attempt(context.CancellationToken), context, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResiliencePipeline Pipeline(BigQueryOptions options, BigQueryInstruments instruments, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        return options.Retries == 0 ? builder.Build() : builder.AddRetry(Retry(options, instruments)).Build();
    }

    private static RetryStrategyOptions Retry(BigQueryOptions options, BigQueryInstruments instruments) => new()
    {
        MaxRetryAttempts = options.Retries,
        Delay = options.RetryDelay,
        MaxDelay = options.MaxRetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Outcome.Exception is BigQueryFailure { IsTransient: true } failure
            && (failure.RetryAfter is not { } wait || wait <= options.MaxRetryDelay)),
        DelayGenerator = static arguments => ValueTask.FromResult((arguments.Outcome.Exception as BigQueryFailure)?.RetryAfter),
        OnRetry = arguments =>
        {
            instruments.OnRetry(arguments.Context.OperationKey!);
            return default;
        },
    };
}

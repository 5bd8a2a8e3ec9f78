using System.Text.Json.Serialization.Metadata;
using Isobar.GoogleCloud;
using Polly;

namespace Isobar.PubSub.Calls;

/// <summary>Sends requests, repeats those that failed for now, and says what became of them in the broker's terms.</summary>
internal sealed class PubSubCalls(
    GoogleApi api, GoogleApi pulling, ResiliencePipeline pipeline, PubSubInstruments instruments, TimeProvider time)
{
    /// <param name="call">The request.</param>
    /// <param name="body">Its JSON, or nothing. It must not change before this returns.</param>
    /// <param name="answerType">What the answer is read as.</param>
    /// <param name="cancellationToken">Ends the request, and what was asked may happen all the same.</param>
    /// <exception cref="GoogleApiException">It is refused as it is, or what it would create exists: for the caller to judge.</exception>
    /// <exception cref="Broker.BrokerResourceNotFoundException">What it speaks of does not exist.</exception>
    /// <exception cref="Broker.BrokerUnavailableException">Everything else, after all repetitions.</exception>
    public async Task<TAnswer> SendAsync<TAnswer>(
        PubSubCall call, ReadOnlyMemory<byte> body, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation, cancellationToken);
        context.Properties.Set(RetryPipeline.Began, time.GetUtcNow());
        try
        {
            return await pipeline.ExecuteAsync(
                static (context, state) => state.Self.AttemptAsync(state.call, state.body, state.answerType, context.CancellationToken),
                context,
                (Self: this, call, body, answerType));
        }
        catch (Exception failure) when (failure is GoogleApiException or GoogleApiUnreachableException or GoogleCredentialsException && !CallFailure.IsForCaller(call, failure))
        {
            throw CallFailure.ToBroker(call, failure);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<TAnswer> AttemptAsync<TAnswer>(
        PubSubCall call, ReadOnlyMemory<byte> body, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var outcome = "ok";
        try
        {
            var content = body.IsEmpty ? null : GoogleApi.JsonBody(body);
            var sender = call.Operation == "pull" ? pulling : api;
            return await sender.SendAsync(call.Method, call.Path, call.Resource, content, answerType, cancellationToken);
        }
        catch (Exception failure)
        {
            outcome = CallFailure.OutcomeOf(failure);
            throw;
        }
        finally
        {
            instruments.OnRequest(call.Operation, outcome, time.GetElapsedTime(start));
        }
    }
}

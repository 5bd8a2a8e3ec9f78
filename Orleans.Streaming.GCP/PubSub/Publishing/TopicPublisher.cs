using Isobar.Broker;
using Isobar.GoogleCloud;
using Isobar.PubSub.Batching;
using Isobar.PubSub.Calls;

namespace Isobar.PubSub.Publishing;

/// <summary>Publishes to one topic; calls that overlap share requests.</summary>
internal sealed class TopicPublisher
{
    private readonly PubSubCall _call;
    private readonly PubSubCalls _calls;
    private readonly BodyBuffers _buffers;
    private readonly PubSubInstruments _instruments;
    private readonly Batcher<OutgoingMessage> _batcher;

    public TopicPublisher(string topic, PubSubCalls calls, BodyBuffers buffers, PubSubOptions options, PubSubInstruments instruments, TimeProvider time)
    {
        (_call, _calls, _buffers, _instruments) = (PubSubCall.Publish(topic), calls, buffers, instruments);
        var limits = new BatchLimits(
            options.MaxBatchMessages, options.MaxBatchBytes, options.BatchInterval, options.MaxConcurrentPublishes, options.MaxQueuedBytes);
        _batcher = new(limits, MessageLimits.SizeOf, SendAsync, static failure => failure is ArgumentException, time);
    }

    public Task PublishAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        _batcher.AddAsync(messages, cancellationToken);

    public Task FlushAsync() => _batcher.FlushAsync();

    private async Task SendAsync(List<OutgoingMessage> messages)
    {
        _instruments.OnBatch(messages.Count);
        var buffer = _buffers.Rent();
        PublishBody.Write(buffer, messages);
        try
        {
            await _calls.SendAsync(_call, buffer.WrittenMemory, PubSubJson.Default.EmptyAnswer, CancellationToken.None);
        }
        catch (GoogleApiException refused)
        {
            throw CallFailure.IsArgument(refused)
                ? new ArgumentException($"Pub/Sub refused messages for {_call.Resource}. {refused.Message}", nameof(messages), refused)
                : CallFailure.ToBroker(_call, refused);
        }

        _buffers.Return(buffer);
    }
}

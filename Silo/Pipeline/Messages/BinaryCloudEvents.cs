using Isobar.Broker;

namespace Isobar.Silo.Pipeline.Messages;

/// <summary>
/// CloudEvents whose attributes are the message's, with the prefix <c>ce-</c>, and whose data is the payload: the binary mode of the Pub/Sub
/// protocol binding (https://github.com/google/knative-gcp/blob/main/docs/spec/pubsub-protocol-binding.md).
/// </summary>
internal static class BinaryCloudEvents
{
    public static string? SpecVersion(MessageAttributes attributes) => attributes["ce-specversion"];

    public static CloudEvent Read(ReceivedMessage message)
    {
        var attributes = message.Attributes;
        return new CloudEvent(
            attributes["ce-id"],
            attributes["ce-source"],
            attributes["ce-type"],
            attributes["ce-time"],
            attributes["ce-subject"],
            ContentType(attributes),
            attributes["ce-traceparent"],
            message.Payload);
    }

    /// <summary>The message's content type: producers write its name with and without capitals.</summary>
    public static string? ContentType(MessageAttributes attributes)
    {
        foreach (var (name, value) in attributes.AsSpan())
        {
            if (name.Equals("content-type", StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}

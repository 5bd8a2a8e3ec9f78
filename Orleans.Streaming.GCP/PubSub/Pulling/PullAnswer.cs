using System.Text.Json.Serialization;
using Isobar.Broker;

namespace Isobar.PubSub.Pulling;

/// <summary>The answer of https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.subscriptions/pull.</summary>
internal sealed record PullAnswer(IReadOnlyList<PulledMessage>? ReceivedMessages);

/// <param name="AckId">The lease.</param>
/// <param name="Message">The message.</param>
/// <param name="DeliveryAttempt">Given for some subscriptions only.</param>
internal sealed record PulledMessage(string AckId, MessageBody Message, int? DeliveryAttempt);

/// <param name="Data">Absent if empty.</param>
/// <param name="Attributes">Absent if there are none.</param>
/// <param name="MessageId">Unique within the topic.</param>
/// <param name="PublishTime">By Google's clock.</param>
internal sealed record MessageBody(
    byte[]? Data,
    [property: JsonConverter(typeof(AttributesConverter))] MessageAttributes? Attributes,
    string MessageId,
    DateTimeOffset PublishTime);

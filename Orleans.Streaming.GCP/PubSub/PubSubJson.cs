using System.Text.Json.Serialization;
using Isobar.PubSub.Monitoring;
using Isobar.PubSub.Pulling;
using Isobar.PubSub.Resources;
using Isobar.PubSub.Settling;

namespace Isobar.PubSub;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EmptyAnswer))]
[JsonSerializable(typeof(PullBody))]
[JsonSerializable(typeof(PullAnswer))]
[JsonSerializable(typeof(SeekBody))]
[JsonSerializable(typeof(TopicResource))]
[JsonSerializable(typeof(SubscriptionResource))]
[JsonSerializable(typeof(SubscriptionPatch))]
[JsonSerializable(typeof(TimeSeriesAnswer))]
internal sealed partial class PubSubJson : JsonSerializerContext;

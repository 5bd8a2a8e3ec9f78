namespace Isobar.PubSub.Resources;

/// <summary>https://cloud.google.com/pubsub/docs/reference/rest/v1/projects.topics#Topic, as far as it is used.</summary>
internal sealed record TopicResource(string? Name = null);

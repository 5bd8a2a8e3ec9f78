namespace Isobar.PubSub;

/// <summary>The full names of topics and subscriptions. Who gives a full name already (<c>projects/p/topics/t</c>) means that one.</summary>
internal sealed class PubSubNames(PubSubOptions options)
{
    private const string Project = "projects/";

    public string ProjectName { get; } = Project + options.Project;

    public string Topic(string topic) => Full("topics", topic);

    public string Subscription(string subscription) => Full("subscriptions", subscription);

    private string Full(string kind, string name) => name.StartsWith(Project, StringComparison.Ordinal)
        ? name
        : $"{ProjectName}/{kind}/{options.NamePrefix}{name}";
}

namespace Isobar.PubSub.Pulling;

/// <summary>The body of a pull.</summary>
internal sealed record PullBody(int MaxMessages);

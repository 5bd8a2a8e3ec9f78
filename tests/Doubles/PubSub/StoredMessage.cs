namespace Isobar.Tests.Doubles.PubSub;

/// <summary>A message of a topic.</summary>
/// <param name="Id">Unique within the double.</param>
/// <param name="Data">As it came, Base64; null if there was none.</param>
/// <param name="Attributes">In the order they came.</param>
/// <param name="PublishedAt">By the double's clock.</param>
internal sealed record StoredMessage(
    string Id, string? Data, IReadOnlyList<KeyValuePair<string, string>> Attributes, DateTimeOffset PublishedAt);

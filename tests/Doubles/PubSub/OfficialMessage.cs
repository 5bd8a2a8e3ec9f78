using System.Text.Json.Serialization;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>A message as Google's own client publishes or reads it.</summary>
/// <param name="Data">The payload, as text.</param>
/// <param name="Attributes">The attributes.</param>
public sealed record OfficialMessage(
    [property: JsonPropertyName("data")] string Data,
    [property: JsonPropertyName("attributes")] IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>Given by Pub/Sub.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }
}

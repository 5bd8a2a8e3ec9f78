using System.Text.Json.Nodes;

namespace Isobar.Api.Events;

/// <summary>An event as producers send it; the shape for the OpenAPI document. Reading is <see cref="Isobar.Events.UserEventJson"/>'s.</summary>
/// <param name="EventId">1 to 128 characters; made (UUID version 7) when absent. With user_id it is the event's identity.</param>
/// <param name="UserId">1 to 128 characters.</param>
/// <param name="Type">1 to 64 characters.</param>
/// <param name="OccurredAt">RFC 3339 with offset; at most 5 minutes ahead and 10 years back.</param>
/// <param name="Latitude">Degrees, -90 to 90; together with longitude.</param>
/// <param name="Longitude">Degrees, -180 to 180; together with latitude.</param>
/// <param name="Properties">Any object, at most 32 levels deep and 65,536 bytes.</param>
internal sealed record EventDocument(
    string? EventId, string UserId, string Type, DateTimeOffset OccurredAt, double? Latitude, double? Longitude,
    JsonObject? Properties);

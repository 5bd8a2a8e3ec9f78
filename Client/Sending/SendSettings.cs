namespace Isobar.Client.Sending;

/// <summary>How to send.</summary>
/// <param name="EventsPerSecond">Null for as fast as the server takes them.</param>
/// <param name="BatchSize">Most events in one request.</param>
internal sealed record SendSettings(double? EventsPerSecond, int BatchSize);

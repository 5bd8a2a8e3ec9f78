using Isobar.Client.Load.Generation;

namespace Isobar.Client.Load;

/// <summary>A load.</summary>
/// <param name="EventsPerSecond">Null for as fast as they are answered.</param>
/// <param name="Duration">How long to send.</param>
/// <param name="BatchSize">Events in a request.</param>
/// <param name="Connections">Requests under way at once.</param>
/// <param name="Mix">What the events are like.</param>
/// <param name="MeasuresVisibility">Whether to measure how soon events are rows.</param>
/// <param name="Drains">Whether to wait until all events are rows.</param>
internal sealed record LoadSettings(
    double? EventsPerSecond, TimeSpan Duration, int BatchSize, int Connections, LoadMix Mix, bool MeasuresVisibility, bool Drains);

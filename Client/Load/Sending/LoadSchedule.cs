namespace Isobar.Client.Load.Sending;

/// <summary>When the requests of one connection are due.</summary>
/// <param name="Start">Of the whole load.</param>
/// <param name="Duration">Of the whole load.</param>
/// <param name="First">How much later than the start this connection's first request is due, so that connections take turns.</param>
/// <param name="Interval">Between its requests; zero for as fast as they are answered.</param>
internal sealed record LoadSchedule(DateTimeOffset Start, TimeSpan Duration, TimeSpan First, TimeSpan Interval)
{
    public DateTimeOffset DueAt(long request) => Start + First + (Interval * request);

    // A request that is due in time is sent even if it comes late: a rate is what was asked for, also of a slow server.
    public bool IsOver(DateTimeOffset now, long request) =>
        now - Start >= Duration || DueAt(request) - Start >= Duration;

    public static LoadSchedule Of(DateTimeOffset start, LoadSettings settings, int connection)
    {
        if (settings.EventsPerSecond is not { } rate)
        {
            return new LoadSchedule(start, settings.Duration, TimeSpan.Zero, TimeSpan.Zero);
        }

        var perRequest = TimeSpan.FromSeconds(settings.BatchSize / rate);
        return new LoadSchedule(start, settings.Duration, perRequest * connection, perRequest * settings.Connections);
    }
}

namespace Isobar.Adapters.Postgres.Connections;

/// <summary>Instants as they are stored: UTC, cut to microseconds.</summary>
internal static class StoredInstant
{
    public static DateTimeOffset Of(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}

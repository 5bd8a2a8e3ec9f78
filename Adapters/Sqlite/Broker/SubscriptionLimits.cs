using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>The limits of <see cref="SubscriptionSettings"/>, those of Pub/Sub.</summary>
internal static class SubscriptionLimits
{
    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromSeconds(600);

    public static void Check(SubscriptionSettings settings)
    {
        if (settings.AckDeadline < ShortestDeadline || settings.AckDeadline > LongestDeadline)
        {
            throw new ArgumentException($"AckDeadline is {settings.AckDeadline}; it must be 10 to 600 s.", nameof(settings));
        }

        if (settings.MinimumBackoff < TimeSpan.Zero || settings.MaximumBackoff < settings.MinimumBackoff)
        {
            throw new ArgumentException(
                $"MinimumBackoff is {settings.MinimumBackoff}, MaximumBackoff {settings.MaximumBackoff}; the first must not be negative, the second not shorter.",
                nameof(settings));
        }
    }
}

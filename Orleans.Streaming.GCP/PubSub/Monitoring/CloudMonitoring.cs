using Isobar.GoogleCloud;
using Microsoft.Extensions.Logging;

namespace Isobar.PubSub.Monitoring;

/// <summary>
/// The backlog of subscriptions, which Pub/Sub's own API does not tell. It is a convenience: what cannot be learnt is unknown, which is
/// part of the answer, and nothing fails for it.
/// </summary>
/// <param name="api">Cloud Monitoring, or null if there is none to ask.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told once.</param>
internal sealed partial class CloudMonitoring(GoogleApi? api, TimeProvider time, ILogger logger)
{
    private const string Metric = "pubsub.googleapis.com/subscription/";
    private const string Undelivered = Metric + "num_undelivered_messages";
    private const string OldestAge = Metric + "oldest_unacked_message_age";

    // Figures appear once a minute, and up to four minutes late.
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private int _isWarned;

    public async Task<SubscriptionFigures> AskAsync(string subscription, CancellationToken cancellationToken)
    {
        if (api is null)
        {
            return SubscriptionFigures.Unknown;
        }

        try
        {
            var now = time.GetUtcNow();
            var undelivered = await NewestAsync(api, subscription, Undelivered, now, cancellationToken);
            var age = await NewestAsync(api, subscription, OldestAge, now, cancellationToken);
            return new(undelivered, undelivered > 0 && age is { } seconds ? now - TimeSpan.FromSeconds(seconds) : null);
        }
        catch (Exception failure) when (failure is GoogleApiException or GoogleApiUnreachableException or GoogleCredentialsException)
        {
            if (Interlocked.Exchange(ref _isWarned, 1) == 0)
            {
                LogUnknown(logger, failure, subscription);
            }

            return SubscriptionFigures.Unknown;
        }
    }

    private static async Task<long?> NewestAsync(
        GoogleApi api, string subscription, string metric, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answer = await api.SendAsync(
            HttpMethod.Get, PathOf(subscription, metric, now), subscription, null, PubSubJson.Default.TimeSeriesAnswer, cancellationToken);
        return answer.Newest;
    }

    private static string PathOf(string subscription, string metric, DateTimeOffset now)
    {
        var parts = subscription.Split('/');
        var filter = $"metric.type=\"{metric}\" AND resource.labels.subscription_id=\"{parts[^1]}\"";
        return $"v3/projects/{Uri.EscapeDataString(parts[1])}/timeSeries?view=FULL&pageSize=1&filter={Uri.EscapeDataString(filter)}"
            + $"&interval.startTime={(now - Window).UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&interval.endTime={now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
    }
}

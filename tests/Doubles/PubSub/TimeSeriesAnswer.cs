using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>Cloud Monitoring's answer: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list.</summary>
internal static partial class TimeSeriesAnswer
{
    private const string Undelivered = "pubsub.googleapis.com/subscription/num_undelivered_messages";
    private const string OldestAge = "pubsub.googleapis.com/subscription/oldest_unacked_message_age";

    public static string Of(string project, string filter, PubSubState state, DateTimeOffset now)
    {
        var metric = Metric().Match(filter).Groups["value"].Value;
        var subscription = Subscription().Match(filter).Groups["value"].Value;
        var figure = state.Read($"{project}/subscriptions/{subscription}", found => metric switch
        {
            Undelivered => found.Unacknowledged,
            OldestAge => found.OldestUnacknowledgedAt is { } oldest ? (long)(now - oldest).TotalSeconds : 0,
            _ => throw new PubSubErrorException(PubSubError.Invalid($"Not a metric of the double: {filter}")),
        });
        var point = new JsonObject
        {
            ["interval"] = new JsonObject { ["startTime"] = now, ["endTime"] = now },
            ["value"] = new JsonObject { ["int64Value"] = figure.ToString(CultureInfo.InvariantCulture) },
        };
        var series = new JsonObject
        {
            ["metric"] = new JsonObject { ["type"] = metric },
            ["resource"] = new JsonObject
            {
                ["type"] = "pubsub_subscription",
                ["labels"] = new JsonObject { ["subscription_id"] = subscription },
            },
            ["metricKind"] = "GAUGE",
            ["valueType"] = "INT64",
            ["points"] = new JsonArray(point),
        };
        return new JsonObject { ["timeSeries"] = new JsonArray(series), ["unit"] = "1" }.ToJsonString();
    }

    [GeneratedRegex("metric\\.type\\s*=\\s*\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Metric();

    [GeneratedRegex("resource\\.labels?\\.subscription_id\\s*=\\s*\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Subscription();
}

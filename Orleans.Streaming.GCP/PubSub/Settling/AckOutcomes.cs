using Isobar.GoogleCloud;

namespace Isobar.PubSub.Settling;

/// <summary>
/// What a refusal says of single identifiers, where a subscription delivers exactly once:
/// https://cloud.google.com/pubsub/docs/exactly-once-delivery. Those that it does not name were settled.
/// </summary>
internal sealed record AckOutcomes(List<string> Expired, List<string> Again)
{
    private const string Permanent = "PERMANENT_FAILURE_";
    private const string Transient = "TRANSIENT_FAILURE_";

    /// <summary>Null if it names none.</summary>
    public static AckOutcomes? Of(GoogleError error)
    {
        var outcomes = new AckOutcomes(Named(error, Permanent), Named(error, Transient));
        return outcomes.Expired.Count + outcomes.Again.Count > 0 ? outcomes : null;
    }

    private static List<string> Named(GoogleError error, string outcome) =>
        [.. error.Metadata.Where(pair => pair.Value.StartsWith(outcome, StringComparison.Ordinal)).Select(static pair => pair.Key)];
}

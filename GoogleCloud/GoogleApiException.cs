namespace Isobar.GoogleCloud;

/// <summary>Google answered with an error.</summary>
/// <param name="resource">What was spoken of, as in <c>projects/p/topics/user-events</c>.</param>
/// <param name="error">What it said.</param>
/// <param name="retryAfter">When it wants to be asked again, if it said so.</param>
public sealed class GoogleApiException(string resource, GoogleError error, TimeSpan? retryAfter = null) : Exception($"{resource}: {error}")
{
    public string Resource { get; } = resource;

    public GoogleError Error { get; } = error;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}

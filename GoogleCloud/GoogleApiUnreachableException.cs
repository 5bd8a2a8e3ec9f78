namespace Isobar.GoogleCloud;

/// <summary>There was no answer, or not the whole of it: what was asked may or may not have happened.</summary>
/// <param name="resource">What was spoken of.</param>
/// <param name="why">What became of the call.</param>
/// <param name="innerException">The transport's failure.</param>
public sealed class GoogleApiUnreachableException(string resource, string why, Exception innerException)
    : Exception($"{resource}: {why}", innerException)
{
    public string Resource { get; } = resource;
}

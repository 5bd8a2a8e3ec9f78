namespace Isobar.Tests.Doubles.BigQuery.Http;

/// <summary>A method of the API: what it is called, where it is, and what does it.</summary>
/// <param name="Id">Google's name, for instance <c>tables.get</c>.</param>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Path">Below <c>bigquery/v2/</c>, parameters in braces.</param>
/// <param name="Handle">What answers it.</param>
/// <param name="QueryParameters">Parameters behind the question mark, for the discovery document.</param>
/// <param name="HasBody">Takes a JSON document.</param>
/// <param name="Upload">Takes a file, too, below <c>upload/bigquery/v2/</c>.</param>
public sealed record ApiMethod(
    string Id,
    string Verb,
    string Path,
    Func<ApiRequest, Task<Answer>> Handle,
    string[]? QueryParameters = null,
    bool HasBody = false,
    bool Upload = false);

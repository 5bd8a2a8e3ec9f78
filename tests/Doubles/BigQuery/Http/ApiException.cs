namespace Isobar.Tests.Doubles.BigQuery.Http;

/// <summary>What BigQuery refuses, and how it words that: https://cloud.google.com/bigquery/docs/error-messages.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="reason">Google's short name of the error, for instance <c>notFound</c>.</param>
/// <param name="location">What of the request was at fault (<c>query</c>, a parameter's or a column's name), where that is known.</param>
public class ApiException(int status, string reason, string message, string? location = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Reason { get; } = reason;

    public string? Location { get; } = location;

    public static ApiException Invalid(string message, string? location = null) => new(400, "invalid", message, location);

    public static ApiException Required(string parameter) =>
        new(400, "required", $"Required parameter is missing: {parameter}", parameter);

    public static ApiException NotFound(string what) => new(404, "notFound", $"Not found: {what}");

    public static ApiException Duplicate(string what) => new(409, "duplicate", $"Already Exists: {what}");

    /// <summary>BigQuery can do it, this double cannot: a test that meets this needs a better double, not another product.</summary>
    public static ApiException Unsupported(string what) =>
        new(501, "notImplemented", $"The BigQuery double does not support {what}.");
}

using Microsoft.AspNetCore.Http;

namespace Isobar.Api.Problems;

/// <summary>The error answers that more than one endpoint gives.</summary>
internal static class Refusal
{
    /// <summary>A parameter or a field of the body is missing or wrong.</summary>
    public static Problem Invalid(string field, string detail, long? limit = null) =>
        new(StatusCodes.Status400BadRequest, "invalid", detail) { Field = field, Limit = limit };

    public static Problem Malformed(string detail) => new(StatusCodes.Status400BadRequest, "malformed", detail);

    public static Problem NotFound(string detail) => new(StatusCodes.Status404NotFound, "not-found", detail);

    public static Problem TooLarge(string detail, long limit) =>
        new(StatusCodes.Status413PayloadTooLarge, "too-large", detail) { Limit = limit };

    public static Problem Unsupported(string header, string detail) =>
        new(StatusCodes.Status415UnsupportedMediaType, "unsupported", detail) { Field = header };

    public static Problem Busy(string detail, long limit, TimeSpan retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "busy", detail) { Limit = limit, RetryAfter = retryAfter };

    public static Problem Unavailable(string detail, TimeSpan retryAfter) =>
        new(StatusCodes.Status503ServiceUnavailable, "unavailable", detail) { RetryAfter = retryAfter };
}

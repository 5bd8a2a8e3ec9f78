using System.Text.Json.Nodes;

namespace Isobar.Tests.Doubles.BigQuery.Http;

/// <summary>What a call is answered with.</summary>
public sealed record Answer(int Status, ReadOnlyMemory<byte> Json)
{
    public static readonly Answer Empty = new(204, default);

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Answer Ok(JsonNode document) => new(200, System.Text.Encoding.UTF8.GetBytes(document.ToJsonString()));

    /// <summary>An error as all of Google's JSON APIs word it: https://cloud.google.com/bigquery/docs/error-messages.</summary>
    public static Answer Error(ApiException error)
    {
        var item = new JsonObject { ["message"] = error.Message, ["domain"] = "global", ["reason"] = error.Reason };
        if (error.Location is not null)
        {
            item["location"] = error.Location;
            item["locationType"] = error.Location == "query" ? "other" : "parameter";
        }

        return Ok(new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = error.Status,
                ["message"] = error.Message,
                ["errors"] = new JsonArray(item),
                ["status"] = StatusName(error.Status),
            },
        }) with { Status = error.Status };
    }

    private static string StatusName(int status) => status switch
    {
        400 => "INVALID_ARGUMENT",
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        409 => "ALREADY_EXISTS",
        412 => "FAILED_PRECONDITION",
        429 => "RESOURCE_EXHAUSTED",
        501 => "UNIMPLEMENTED",
        503 => "UNAVAILABLE",
        _ => "INTERNAL",
    };
}

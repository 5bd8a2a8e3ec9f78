using System.Text.Json.Nodes;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>An error in the shape of https://cloud.google.com/apis/design/errors#http_mapping.</summary>
internal sealed record PubSubError(int HttpStatus, string Status, string Message)
{
    public string? Reason { get; init; }

    /// <summary>Of an <c>ErrorInfo</c>: what became of which acknowledgement id.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public static PubSubError NotFound(string resource) => new(404, "NOT_FOUND", $"Resource not found (resource={resource}).");

    public static PubSubError Invalid(string message) => new(400, "INVALID_ARGUMENT", message);

    public string ToJson()
    {
        var error = new JsonObject { ["code"] = HttpStatus, ["message"] = Message, ["status"] = Status };
        if (Reason is not null)
        {
            error["errors"] = new JsonArray(new JsonObject { ["message"] = Message, ["domain"] = "global", ["reason"] = Reason });
        }

        if (Metadata is not null)
        {
            var pairs = Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value));
            error["details"] = new JsonArray(new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo",
                ["domain"] = "pubsub.googleapis.com",
                ["metadata"] = new JsonObject(pairs),
            });
        }

        return new JsonObject { ["error"] = error }.ToJsonString();
    }
}

/// <summary>Ends a request with an error.</summary>
internal sealed class PubSubErrorException(PubSubError error) : Exception(error.Message)
{
    public PubSubError Error { get; } = error;
}

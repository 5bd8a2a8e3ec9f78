using System.Text.Json;

namespace Isobar.GoogleCloud;

/// <summary>
/// What Google says of a failed call: <c>{"error":{"code","message","status","errors":[{"reason"}],"details":[{"reason"}]}}</c>, see
/// https://cloud.google.com/apis/design/errors#http_mapping.
/// </summary>
/// <param name="HttpStatus">For example 403.</param>
/// <param name="Status">For example <c>PERMISSION_DENIED</c>, or null.</param>
/// <param name="Reason">For example <c>rateLimitExceeded</c>, or null.</param>
/// <param name="Message">For people.</param>
public sealed record GoogleError(int HttpStatus, string? Status, string? Reason, string Message)
{
    private const int MostText = 500;

    private static readonly Dictionary<string, string> NoMetadata = [];

    /// <summary>
    /// What the first detail with metadata (an <c>ErrorInfo</c>) says of single items, for example of acknowledgement ids; empty if nothing.
    /// </summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = NoMetadata;

    /// <summary>Reads an answer's body. One that is not Google's (a proxy's page) is quoted.</summary>
    public static GoogleError Read(int httpStatus, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object)
            {
                return new(httpStatus, Text(error, "status"), ReasonOf(error), Text(error, "message") ?? "no message") { Metadata = MetadataOf(error) };
            }
        }
        catch (JsonException)
        {
            // Quoted below.
        }

        return new(httpStatus, null, null, body.Length == 0 ? "no message" : body.Length > MostText ? body[..MostText] + "…" : body);
    }

    public override string ToString() => $"{HttpStatus}{Suffix(Status)}{Suffix(Reason)}: {Message}";

    private static string Suffix(string? word) => word is null ? "" : " " + word;

    private static string? ReasonOf(JsonElement error) => FirstReason(error, "errors") ?? FirstReason(error, "details");

    private static Dictionary<string, string> MetadataOf(JsonElement error)
    {
        if (!error.TryGetProperty("details", out var details) || details.ValueKind != JsonValueKind.Array)
        {
            return NoMetadata;
        }

        var metadata = details.EnumerateArray()
            .Select(static detail => detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty("metadata", out var found) ? found : default)
            .FirstOrDefault(static found => found.ValueKind == JsonValueKind.Object);
        return metadata.ValueKind == JsonValueKind.Object
            ? metadata.EnumerateObject().Where(static pair => pair.Value.ValueKind == JsonValueKind.String)
                .GroupBy(static pair => pair.Name, StringComparer.Ordinal)
                .ToDictionary(static pairs => pairs.Key, static pairs => pairs.First().Value.GetString()!, StringComparer.Ordinal)
            : NoMetadata;
    }

    private static string? FirstReason(JsonElement error, string list) =>
        error.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Select(static item => Text(item, "reason")).FirstOrDefault(static reason => reason is not null)
            : null;

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

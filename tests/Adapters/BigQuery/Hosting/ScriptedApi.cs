using System.Net;
using System.Text;
using System.Text.Json;

namespace Isobar.Tests.Adapters.BigQuery.Hosting;

/// <summary>
/// BigQuery as a test words it: answers to streaming requests come from a script, in order, and the last one stays; whatever
/// else is asked for is not there and can be created.
/// </summary>
internal sealed class ScriptedApi : HttpMessageHandler
{
    private readonly Queue<Func<SeenRequest, HttpResponseMessage>> _inserts = new();
    private readonly Lock _gate = new();

    public List<SeenRequest> Seen { get; } = [];

    public IReadOnlyList<SeenRequest> Inserts => [.. Seen.Where(static request => request.IsInsert)];

    /// <summary>What is asked for beside streaming; null leaves it to the default.</summary>
    public Func<SeenRequest, HttpResponseMessage?> Other { get; set; } = static _ => null;

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(int status, string reason, string message = "So it is.") => Json(
        $$"""{ "error": { "code": {{status}}, "message": "{{message}}", "errors": [{ "reason": "{{reason}}" }] } }""",
        (HttpStatusCode)status);

    public ScriptedApi Insert(Func<SeenRequest, HttpResponseMessage> answer)
    {
        _inserts.Enqueue(answer);
        return this;
    }

    public ScriptedApi Insert(string json) => Insert(_ => Json(json));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        var seen = new SeenRequest(request.Method.Method, request.RequestUri!.PathAndQuery, body, request.Content?.Headers.ContentLength);
        lock (_gate)
        {
            Seen.Add(seen);
            return seen.IsInsert ? NextInsert()(seen) : Other(seen) ?? Default(seen);
        }
    }

    private Func<SeenRequest, HttpResponseMessage> NextInsert() => _inserts.Count switch
    {
        0 => static _ => Json("{}"),
        1 => _inserts.Peek(),
        _ => _inserts.Dequeue(),
    };

    private static HttpResponseMessage Default(SeenRequest request) =>
        request.Method == "GET" ? Error(404, "notFound", "Not found") : Json(request.Body);
}

/// <summary>A request that came.</summary>
internal sealed record SeenRequest(string Method, string Path, string Body, long? Length)
{
    public bool IsInsert => Path.EndsWith("/insertAll", StringComparison.Ordinal);

    public IReadOnlyList<JsonElement> Rows => [.. JsonDocument.Parse(Body).RootElement.GetProperty("rows").EnumerateArray()];

    public IReadOnlyList<string> InsertIds => [.. Rows.Select(static row => row.GetProperty("insertId").GetString()!)];
}

using System.IO.Compression;
using System.Text;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Tests.Fuzzing.Inputs;

/// <summary>Requests to every call of the API that ends, with what is wrong in any part of them.</summary>
/// <param name="key">An API key that allows everything; some requests bear another, or none.</param>
internal sealed class RandomRequest(Random random, string key)
{
    // Twice as much as a request may hold.
    private static readonly byte[] Bomb = Gzip(new byte[20_000_000]);

    private static readonly string[] Types =
    [
        "application/json; charset=utf-16", "text/plain", "application/xml", "application/json;", "application/json; charset=\"", "/", ";;;", "multipart/form-data; boundary=x", "é",
    ];

    private readonly Mutator _commands = new(random, Corpus.Commands);
    private readonly Mutator _words = new(random, Corpus.Words);

    public HttpRequestMessage Next(byte[] body)
    {
        var request = random.Next(20) switch
        {
            < 10 => Post("/v1/events", body, random.Next(2) == 0 ? Body.Lines : "application/json"),
            < 13 => Post("/v1/query", random.Next(8) == 0 ? body : _commands.Next(), "application/json"),
            13 => Post("/v1/dead-letters/replay", _commands.Next(), "application/json"),
            14 => Get($"/v1/users/{Segment()}?recent={Word()}"),
            15 => Get($"/v1/events/{Segment()}?user_id={Word()}&{Word()}={Word()}"),
            16 => Get($"/v1/locations/{Segment()}"),
            17 => Get($"/v1/locations?latitude={Word()}&longitude={Word()}"),
            18 => Get($"/v1/dead-letters?reason={Word()}&cursor={Word()}&limit={Word()}"),
            _ => Rare(),
        };
        AddHeaders(request);
        return request;
    }

    private HttpRequestMessage Rare() => random.Next(6) switch
    {
        0 => Post("/v1/keys", _commands.Next(), "application/json"),
        1 => new HttpRequestMessage(HttpMethod.Delete, $"/v1/keys/{Segment()}"),
        2 => Get($"/none{Segment()}/{Segment()}?{Word()}"),
        3 => new HttpRequestMessage(HttpMethod.Patch, "/v1/events"),
        4 => Get($"/v1/stream?cell={Uri.EscapeDataString("!")}{Word()}"),
        _ => Compressed("/v1/events", Bomb),
    };

    private HttpRequestMessage Post(string path, byte[] body, string type)
    {
        if (random.Next(10) == 0)
        {
            var compressed = Gzip(body);
            return Compressed(path, random.Next(2) == 0 ? compressed : compressed[..random.Next(compressed.Length)]);
        }

        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", random.Next(15) == 0 ? Types[random.Next(Types.Length)] : type);
        if (random.Next(30) == 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", OneOf("gzip", "br", "gzip, gzip", "identity", ""));
        }

        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
    }

    private HttpRequestMessage Compressed(string path, byte[] compressed)
    {
        var content = Body.Bytes(compressed, OneOf("application/json", Body.Lines));
        content.Headers.ContentEncoding.Add(OneOf("gzip", "x-gzip"));
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);

    private void AddHeaders(HttpRequestMessage request)
    {
        switch (random.Next(20))
        {
            case 0:
                request.Headers.TryAddWithoutValidation("X-Api-Key", Printable());
                break;
            case 1:
                request.Headers.TryAddWithoutValidation("Authorization", OneOf("Bearer", "Bearer ", "Basic dTpw", $"Bearer {Printable()}", $"Bearer {key[..^1]}"));
                break;
            default:
                request.Headers.TryAddWithoutValidation("X-Api-Key", key);
                break;
        }

        if (random.Next(10) == 0)
        {
            request.Headers.TryAddWithoutValidation(OneOf("traceparent", "Accept", "Accept-Encoding", "If-None-Match", "Origin", "Range"), Printable());
        }
    }

    // Servers themselves refuse a path with the character NUL.
    private string Segment() => Word().Replace("%00", "%01", StringComparison.Ordinal);

    /// <summary>A word as part of an address: any bytes, percent-encoded.</summary>
    private string Word()
    {
        var bytes = _words.Next();
        var text = new StringBuilder();
        foreach (var one in bytes.AsSpan(0, Math.Min(bytes.Length, 300)))
        {
            text.Append(char.IsAsciiLetterOrDigit((char)one) ? $"{(char)one}" : $"%{one:X2}");
        }

        return text.ToString();
    }

    private string Printable() => string.Concat(_words.Next().Take(200).Select(static one => (char)(' ' + (one % 95))));

    private string OneOf(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
}

using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Isobar.Client.CommandLine;

namespace Isobar.Client.Server;

/// <summary>An Isobar server as a command sees it: answers as JSON, everything else as a failure with one clear line.</summary>
internal sealed class IsobarServer : IDisposable
{
    private readonly HttpClient _http;

    private IsobarServer(HttpClient http) => _http = http;

    public Uri Address => _http.BaseAddress!;

    public static IsobarServer Of(ParseResult parsed, Terminal terminal) =>
        At(parsed.ServerAddress(terminal), parsed.ApiKey(terminal));

    public static IsobarServer At(Uri address, string? apiKey)
    {
        // Streams last as long as the person watches; everything else is bounded by the server's own limits or by ^C.
        var http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) }, disposeHandler: true)
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("isobar-client", Version));
        if (apiKey is not null)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        }

        return new IsobarServer(http);
    }

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <summary>As <see cref="GetAsync"/>, but null where the server says 404.</summary>
    public async Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(path, cancellationToken);
        }
        catch (CommandFailedException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task<JsonElement> PostAsync(string path, HttpContent? content, CancellationToken cancellationToken) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, cancellationToken);

    /// <summary>Sends as is; the answer's body is not read yet. The failures of the network come through.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                using var response = await SendAsync(request, cancellationToken);
                await ServerFailure.ThrowUnlessSuccessAsync(response, Address, cancellationToken);
                return await ReadAsync(response, cancellationToken);
            }
            catch (Exception fault) when (ServerFailure.IsOfNetwork(fault))
            {
                throw ServerFailure.Unreachable(Address, fault);
            }
        }
    }

    private async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            return document.RootElement.Clone();
        }
        catch (JsonException malformed)
        {
            throw new CommandFailedException($"{Address} is no Isobar server: its answer is no JSON. Check --server.", malformed);
        }
    }

    private static string Version => typeof(IsobarServer).Assembly.GetName().Version!.ToString(3);
}

using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Isobar.GoogleCloud;

/// <summary>One API of Google's: sends a JSON call and reads its answer. It never retries.</summary>
/// <param name="http">Its base address is the API's, with a slash at the end. It needs no time limit of its own.</param>
/// <param name="tokens">In whose name.</param>
/// <param name="timeout">How long one call may take, connecting and reading included.</param>
/// <param name="time">The clock of <paramref name="timeout"/>.</param>
public sealed class GoogleApi(HttpClient http, IAccessTokens tokens, TimeSpan timeout, TimeProvider time)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    /// <summary>Sends a call with a body that is made anew from <paramref name="request"/>.</summary>
    /// <inheritdoc cref="SendAsync{TAnswer}(HttpMethod, string, string, HttpContent?, JsonTypeInfo{TAnswer}, CancellationToken)"/>
    public Task<TAnswer> SendAsync<TRequest, TAnswer>(
        HttpMethod method,
        string path,
        string resource,
        TRequest request,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TAnswer> answerType,
        CancellationToken cancellationToken) =>
        SendAsync(method, path, resource, JsonBody(JsonSerializer.SerializeToUtf8Bytes(request, requestType)), answerType, cancellationToken);

    /// <param name="method">The method.</param>
    /// <param name="path">Relative to the API's address.</param>
    /// <param name="resource">What the call speaks of, for error messages.</param>
    /// <param name="content">The body, or null; disposed of here.</param>
    /// <param name="answerType">What the answer is read as.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="GoogleApiException">Google answered with an error.</exception>
    /// <exception cref="GoogleApiUnreachableException">No answer, in time or at all, or not JSON of this type.</exception>
    /// <exception cref="GoogleCredentialsException">No token.</exception>
    public async Task<TAnswer> SendAsync<TAnswer>(
        HttpMethod method,
        string path,
        string resource,
        HttpContent? content,
        JsonTypeInfo<TAnswer> answerType,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            if (!IsOpen && await TokenAsync(resource, either.Token) is { } token)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                var body = await response.Content.ReadAsStringAsync(either.Token);
                throw new GoogleApiException(resource, GoogleError.Read((int)response.StatusCode, body), RetryAfter(response));
            }

            await using var answer = await response.Content.ReadAsStreamAsync(either.Token);
            return await JsonSerializer.DeserializeAsync(answer, answerType, either.Token)
                ?? throw new JsonException("the answer was null");
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            // Either this call's limit, or the handler's own for making a connection.
            throw new GoogleApiUnreachableException(resource, limit.IsCancellationRequested
                ? $"no answer from {http.BaseAddress} within {timeout.TotalSeconds:0.#} s."
                : $"no connection to {http.BaseAddress} in time.", late);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException)
        {
            throw new GoogleApiUnreachableException(resource, $"no answer from {http.BaseAddress}: {failure.Message}", failure);
        }
    }

    // On this machine, without encryption: an emulator. A token has no business there, nor on any other open line.
    private bool IsOpen => http.BaseAddress is { } address && address.Scheme != Uri.UriSchemeHttps;

    // A token comes from another server, which is the one to be named if it does not answer.
    private async Task<string?> TokenAsync(string resource, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.GetAsync(cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new GoogleApiUnreachableException(resource, $"no access token for {http.BaseAddress}: {failure.Message}", failure);
        }
    }

    /// <summary>A body of JSON that is written already.</summary>
    public static HttpContent JsonBody(ReadOnlyMemory<byte> json) => new ReadOnlyMemoryContent(json) { Headers = { ContentType = Json } };

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}

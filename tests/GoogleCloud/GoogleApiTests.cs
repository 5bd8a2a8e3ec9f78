using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Isobar.GoogleCloud;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.GoogleCloud;

public sealed class GoogleApiTests
{
    private const string Resource = "projects/p/things/t";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Call_bears_its_token_and_its_body_and_its_answer_is_read()
    {
        HttpRequestMessage? seen = null;
        var body = "";
        var api = ApiOf(async (request, cancellation) =>
        {
            (seen, body) = (request, await request.Content!.ReadAsStringAsync(cancellation));
            return Answer(HttpStatusCode.OK, """{"Name":"found","more":1}""");
        });

        var answer = await api.SendAsync(HttpMethod.Put, "v1/things/t", Resource, new Document("sent"), TestJson.Default.Document, TestJson.Default.Document, default);

        Assert.Equal("found", answer.Name);
        Assert.Equal("""{"Name":"sent"}""", body);
        Assert.Equal("https://example.com/v1/things/t", seen!.RequestUri!.ToString());
        Assert.Equal("Bearer token", seen.Headers.Authorization!.ToString());
    }

    [Fact]
    public async Task Error_names_the_resource_and_what_Google_said_and_when_to_come_again()
    {
        var api = ApiOf((_, _) =>
        {
            var response = Answer(HttpStatusCode.TooManyRequests, """{"error":{"message":"slow down","status":"RESOURCE_EXHAUSTED"}}""");
            response.Headers.RetryAfter = new RetryConditionHeaderValue(_time.GetUtcNow().AddSeconds(7));
            return Task.FromResult(response);
        });

        var failure = await Assert.ThrowsAsync<GoogleApiException>(() => GetAsync(api));

        Assert.Equal($"{Resource}: 429 RESOURCE_EXHAUSTED: slow down", failure.Message);
        Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("""{"Name":7}""")]
    [InlineData("""{"Name":"cut""")]
    public async Task Answer_that_is_not_of_the_type_is_no_answer(string body)
    {
        var api = ApiOf((_, _) => Task.FromResult(Answer(HttpStatusCode.OK, body)));

        Assert.Contains(Resource, (await Assert.ThrowsAsync<GoogleApiUnreachableException>(() => GetAsync(api))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_without_an_answer_ends_at_its_timeout()
    {
        var api = ApiOf(NeverAsync);
        var call = GetAsync(api);

        _time.Advance(TimeSpan.FromSeconds(10));

        var failure = await Assert.ThrowsAsync<GoogleApiUnreachableException>(() => call);
        Assert.Contains("within 10 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_that_does_not_come_ends_at_the_timeout_too()
    {
        var api = ApiOf(NeverAsync, new FixedToken(async cancellation =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return null;
        }));
        var call = GetAsync(api);

        _time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<GoogleApiUnreachableException>(() => call);
    }

    [Fact]
    public async Task Cancelled_call_is_cancelled_and_not_unreachable()
    {
        using var cancellation = new CancellationTokenSource();
        var call = GetAsync(ApiOf(NeverAsync), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    /// <summary>A handler's limit for making a connection ends as a cancellation that nobody asked for.</summary>
    [Fact]
    public async Task Connection_that_is_not_made_in_time_is_unreachable()
    {
        var api = ApiOf((_, _) => throw new TaskCanceledException("connect", new TimeoutException()));

        Assert.Contains("no connection", (await Assert.ThrowsAsync<GoogleApiUnreachableException>(() => GetAsync(api))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_connection_is_unreachable()
    {
        var api = ApiOf((_, _) => throw new HttpRequestException("refused"));

        Assert.Contains("refused", (await Assert.ThrowsAsync<GoogleApiUnreachableException>(() => GetAsync(api))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_credentials_are_said_as_such()
    {
        var api = ApiOf(NeverAsync, new FixedToken(_ => throw new GoogleCredentialsException("none", new InvalidOperationException())));

        await Assert.ThrowsAsync<GoogleCredentialsException>(() => GetAsync(api));
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static async Task<HttpResponseMessage> NeverAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("Infinity has ended.");
    }

    private static Task<Document> GetAsync(GoogleApi api, CancellationToken cancellationToken = default) =>
        api.SendAsync(HttpMethod.Get, "v1/things/t", Resource, null, TestJson.Default.Document, cancellationToken);

    private GoogleApi ApiOf(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, IAccessTokens? tokens = null)
    {
        var http = new HttpClient(new Handler(answer)) { BaseAddress = new Uri("https://example.com/"), Timeout = Timeout.InfiniteTimeSpan };
        return new GoogleApi(http, tokens ?? new FixedToken(_ => new("token")), TimeSpan.FromSeconds(10), _time);
    }
}

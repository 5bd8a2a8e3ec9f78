using System.Net;
using System.Text;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Api.Tests.Events;

/// <summary>The rows of the bad-input table that are about a whole request.</summary>
public sealed class RequestLimitsTests
{
    private const int MostBytes = 10_000_000;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task More_than_ten_million_bytes_are_answered_413_also_when_compressed_or_chunked(bool gzip, bool chunked)
    {
        await using var host = await ApiHost.StartAsync();
        var bytes = Blank(MostBytes + 1);
        using var content = gzip ? Body.Gzip(bytes) : Body.Bytes(bytes);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;

        var problem = await (await host.Client.SendAsync(request)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge);

        Assert.Equal(MostBytes, (int)problem["limit"]!);
        Assert.Empty(host.Broker.Published);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exactly_ten_million_bytes_are_taken(bool gzip)
    {
        await using var host = await ApiHost.StartAsync();
        var bytes = Blank(MostBytes);
        Encoding.UTF8.GetBytes(Samples.Event()).CopyTo(bytes, 0);

        var answer = await host.Client.PostAsync("/v1/events", gzip ? Body.Gzip(bytes) : Body.Bytes(bytes));

        await answer.JsonAsync(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_gzip_bomb_is_read_no_further_than_the_limit()
    {
        await using var host = await ApiHost.StartAsync();
        using var bomb = Body.Gzip(new byte[500_000_000]);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await (await host.Client.PostAsync("/v1/events", bomb)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 400_000_000);
    }

    [Fact]
    public async Task Ten_thousand_events_are_taken_and_one_more_is_not()
    {
        await using var host = await ApiHost.StartAsync();
        var most = string.Join('\n', Enumerable.Range(0, 10_000).Select(number => Samples.Event(id: $"e{number}")));

        var answer = await host.PostAsync("/v1/events", most, Body.Lines);
        Assert.Equal(10_000, (int)(await answer.JsonAsync(HttpStatusCode.Accepted))["accepted"]!);

        foreach (var (body, type) in new[] { ($"{most}\n{{}}", Body.Lines), ($"[{most.Replace('\n', ',')},7]", "application/json") })
        {
            var problem = await (await host.PostAsync("/v1/events", body, type)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
            Assert.Equal(10_000, (int)problem["limit"]!);
        }

        Assert.Equal(10_000, host.Broker.Published.Count);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task An_unknown_content_type_is_answered_415(string? type)
    {
        await using var host = await ApiHost.StartAsync();
        using var content = Body.Text(Samples.Event());
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var problem = await (await host.Client.PostAsync("/v1/events", content))
            .ProblemAsync(HttpStatusCode.UnsupportedMediaType);

        Assert.Equal("Content-Type", (string)problem["field"]!);
        Assert.Empty(host.Broker.Published);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task An_unknown_content_coding_is_answered_415_and_told_what_would_do(string coding)
    {
        await using var host = await ApiHost.StartAsync();
        using var content = Body.Text(Samples.Event());
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);

        var answer = await host.Client.PostAsync("/v1/events", content);

        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
        Assert.Equal("gzip, identity", answer.Headers.GetValues("Accept-Encoding").Single());
    }

    [Fact]
    public async Task What_only_claims_to_be_gzip_is_answered_400()
    {
        await using var host = await ApiHost.StartAsync();
        using var content = Body.Text(Samples.Event());
        content.Headers.ContentEncoding.Add("gzip");

        var problem = await (await host.Client.PostAsync("/v1/events", content)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Contains("gzip", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "application/json")]
    [InlineData("\n \r\n", Body.Lines)]
    [InlineData("", Body.Lines)]
    public async Task A_request_without_an_event_is_answered_400(string body, string type)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.PostAsync("/v1/events", body, type)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Contains("no event", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    private static byte[] Blank(int length)
    {
        var bytes = new byte[length];
        bytes.AsSpan().Fill((byte)' ');
        return bytes;
    }
}

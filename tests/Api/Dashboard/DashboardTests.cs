using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Api.Tests.Dashboard;

public sealed partial class DashboardTests
{
    [Fact]
    public async Task The_page_and_all_that_it_names_come_from_here_under_a_policy_that_allows_nothing_else()
    {
        await using var host = await ApiHost.StartAsync();
        var page = await host.Client.GetAsync("/");
        var text = await page.Content.ReadAsStringAsync();

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", page.Headers.CacheControl?.ToString());
        var named = Named().Matches(text).Select(static match => match.Groups["name"].Value).ToList();
        Assert.Contains(named, static name => name.EndsWith(".js", StringComparison.Ordinal));
        foreach (var name in named.Where(static name => !name.StartsWith("/v1/", StringComparison.Ordinal)))
        {
            Assert.StartsWith("/assets/", name, StringComparison.Ordinal);
            var asset = await host.Client.GetAsync(name);
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Contains("immutable", asset.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
            Assert.Equal(Policy(page), Policy(asset));
        }

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'",
            Policy(page));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Files_are_compressed_for_those_who_take_it(string coding)
    {
        await using var host = await ApiHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.ParseAdd(coding);

        var answer = await host.Client.SendAsync(request);

        Assert.Equal([coding], answer.Content.Headers.ContentEncoding);
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = coding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        Assert.Equal(await host.Client.GetStringAsync("/"), await new StreamReader(plain).ReadToEndAsync());
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        await using var host = await ApiHost.StartAsync();
        var first = await host.Client.GetAsync("/");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await host.Client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_is_answered_404()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/assets/nothing.js")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/assets/..%2Findex.html")).StatusCode);
    }

    private static string Policy(HttpResponseMessage answer) => string.Join(", ", answer.Headers.GetValues("Content-Security-Policy"));

    [GeneratedRegex("(?:src|href)=\"(?<name>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Named();
}

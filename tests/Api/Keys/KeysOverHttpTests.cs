using System.Net;
using Isobar.Api.Keys;
using Isobar.Api.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Api.Tests.Keys;

public sealed class KeysOverHttpTests
{
    [Fact]
    public async Task Without_a_key_every_call_but_the_probes_is_answered_401_once_there_are_keys()
    {
        await using var host = await ApiHost.StartAsync();
        host.Keys.Create("someone", ApiScope.Admin);
        string[] open = ["/", "/healthz", "/readyz", "/openapi/v1.json"];

        foreach (var (method, path) in Routes(host))
        {
            using var request = new HttpRequestMessage(method, path);
            request.Content = method == HttpMethod.Get ? null : Body.Text("{}");
            var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

            if (open.Contains(path))
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
            else if (path == "/assets/name")
            {
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
            else
            {
                await answer.ProblemAsync(HttpStatusCode.Unauthorized);
                Assert.Contains("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(ApiScope.Write, "POST /v1/events")]
    [InlineData(ApiScope.Read, "GET /v1/stats", "POST /v1/query", "GET /metrics", "GET /v1/users/u1", "GET /v1/dead-letters")]
    [InlineData(
        ApiScope.Admin, "POST /v1/events", "GET /v1/stats", "POST /v1/query", "GET /metrics", "GET /v1/users/u1",
        "GET /v1/dead-letters", "POST /v1/dead-letters/replay", "GET /v1/keys", "POST /v1/keys", "DELETE /v1/keys/x")]
    public async Task A_key_opens_what_its_scope_covers_and_nothing_else(ApiScope scope, params string[] covered)
    {
        await using var host = await ApiHost.StartAsync();
        host.Client.DefaultRequestHeaders.Add("X-Api-Key", host.Keys.Create("key", scope).Text);
        string[] all =
        [
            "POST /v1/events", "GET /v1/stats", "POST /v1/query", "GET /metrics", "GET /v1/users/u1", "GET /v1/dead-letters",
            "POST /v1/dead-letters/replay", "GET /v1/keys", "POST /v1/keys", "DELETE /v1/keys/x",
        ];

        foreach (var call in all)
        {
            using var request = new HttpRequestMessage(HttpMethod.Parse(call.Split(' ')[0]), call.Split(' ')[1]);
            request.Content = request.Method == HttpMethod.Post ? Body.Text("{}") : null;
            var status = (await host.Client.SendAsync(request)).StatusCode;

            Assert.True(covered.Contains(call) == (status != HttpStatusCode.Forbidden), $"{call}: {status}");
            Assert.NotEqual(HttpStatusCode.Unauthorized, status);
        }
    }

    [Theory]
    [InlineData("Authorization", "Bearer {0}", HttpStatusCode.OK)]
    [InlineData("Authorization", "bearer {0}", HttpStatusCode.OK)]
    [InlineData("X-Api-Key", "{0}", HttpStatusCode.OK)]
    [InlineData("Authorization", "Basic {0}", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Bearer {0}x", HttpStatusCode.Unauthorized)]
    [InlineData("X-Api-Key", "isobar_000000000000_x", HttpStatusCode.Unauthorized)]
    [InlineData("X-Api-Key", "x", HttpStatusCode.Unauthorized)]
    public async Task A_key_is_taken_from_either_header_and_must_be_right(string header, string form, HttpStatusCode expected)
    {
        await using var host = await ApiHost.StartAsync();
        var key = host.Keys.Create("key", ApiScope.Read).Text;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/stats");
        request.Headers.TryAddWithoutValidation(header, string.Format(form, key));

        Assert.Equal(expected, (await host.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_from_the_next_request_on()
    {
        await using var host = await ApiHost.StartAsync();
        var elsewhere = new ApiKeyStore(host.DataDirectory, host.Time);
        elsewhere.Create("stays", ApiScope.Admin);
        var key = elsewhere.Create("goes", ApiScope.Read);
        host.Client.DefaultRequestHeaders.Add("X-Api-Key", key.Text);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/v1/stats")).StatusCode);

        elsewhere.Revoke(key.Key.Id);

        await (await host.Client.GetAsync("/v1/stats")).ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_file_that_cannot_be_read_lets_nobody_in()
    {
        await using var host = await ApiHost.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(host.DataDirectory, ApiKeyStore.FileName), "{\"keys\":");

        var problem = await (await host.Client.GetAsync("/v1/stats")).ProblemAsync(HttpStatusCode.ServiceUnavailable);

        Assert.Contains("keys.json", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost", true)]
    [InlineData("127.0.0.1", "[::1]:8080", true)]
    [InlineData("127.0.0.1", "attacker.example", false)]
    [InlineData("10.0.0.7", "localhost", false)]
    public async Task Without_keys_only_this_machine_may_ask_and_only_by_a_local_name(string remote, string name, bool open)
    {
        await using var host = await ApiHost.StartAsync(services: services =>
            services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(new RemoteAddress(IPAddress.Parse(remote))));
        host.Client.DefaultRequestHeaders.Host = name;

        var answer = await host.Client.GetAsync("/v1/stats");

        Assert.Equal(open ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Keys_are_made_listed_and_ended_over_http_without_showing_a_secret_twice()
    {
        await using var host = await ApiHost.StartAsync();

        var made = await (await host.PostAsync("/v1/keys", """{"name":"shop","scopes":["write","read"]}"""))
            .JsonAsync(HttpStatusCode.Created);
        host.Client.DefaultRequestHeaders.Add("X-Api-Key", host.Keys.Create("admin", ApiScope.Admin).Text);
        var listed = await host.GetAsync("/v1/keys");
        var id = (string)made["key"]!["id"]!;

        Assert.NotNull(host.Keys.Find((string)made["text"]!));
        Assert.Equal("""["write","read"]""", listed["keys"]![0]!["scopes"]!.ToJsonString());
        Assert.DoesNotContain("sha256", listed.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await host.Client.DeleteAsync($"/v1/keys/{id}")).StatusCode);
        await (await host.Client.DeleteAsync($"/v1/keys/{id}")).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"name":"","scopes":["read"]}""")]
    [InlineData("""{"name":"x","scopes":[]}""")]
    [InlineData("""{"name":"x","scopes":[2]}""")]
    [InlineData("""{"name":"x","scopes":["root"]}""")]
    public async Task A_key_that_makes_no_sense_is_not_made(string body)
    {
        await using var host = await ApiHost.StartAsync();

        await (await host.PostAsync("/v1/keys", body)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Empty(host.Keys.List());
    }

    private static IEnumerable<(HttpMethod Method, string Path)> Routes(ApiHost host) =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        from method in methods
        let path = endpoint.RoutePattern.RawText!.Replace("{documentName}", "v1", StringComparison.Ordinal)
            .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)
        select (HttpMethod.Parse(method), path.StartsWith('/') ? path : $"/{path}");
}

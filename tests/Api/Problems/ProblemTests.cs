using System.Net;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Api.Tests.Problems;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1/events", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/v1/users/u1", HttpStatusCode.MethodNotAllowed)]
    public async Task An_unknown_path_or_a_wrong_method_is_a_problem_too(string method, string path, HttpStatusCode expected)
    {
        await using var host = await ApiHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        request.Headers.Accept.ParseAdd("text/html");

        var answer = await host.Client.SendAsync(request);

        var problem = await answer.ProblemAsync(expected);
        Assert.Contains(path, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.True(expected == HttpStatusCode.NotFound || answer.Content.Headers.Allow.Count > 0);
    }

    [Fact]
    public async Task An_unexpected_failure_is_500_and_tells_nothing_of_the_inside()
    {
        await using var host = await ApiHost.StartAsync();
        host.Grains.Failure = new InvalidOperationException("secret of the house");

        var answer = await host.Client.GetAsync("/v1/users/u1");

        var problem = await answer.ProblemAsync(HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.NotEmpty((string)problem["trace"]!);
    }
}

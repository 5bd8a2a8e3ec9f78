using System.Net;
using System.Text.Json.Nodes;
using Isobar.Adapters.Sqlite;
using Isobar.Api.Keys;
using Isobar.Api.Tests.Hosting;
using Isobar.Events;
using Isobar.Tests.Fuzzing.Inputs;
using Isobar.Users;
using Isobar.Warehousing;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Tests.Fuzzing;

/// <summary>The whole API over the embedded warehouse: no request, however mangled, makes it fail or lie.</summary>
public sealed class ApiFuzzTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("isobar-fuzz-");

    public static TheoryData<int> SeedsToRun => Seeds.All;

    [Theory]
    [MemberData(nameof(SeedsToRun))]
    public async Task Every_request_is_answered_with_what_it_asks_for_or_with_a_problem_that_says_why_not(int seed)
    {
        await using var host = await StartAsync();
        var key = host.Keys.Create("everything", [ApiScope.Read, ApiScope.Write, ApiScope.Admin]).Text;

        var accepted = 0L;
        await Fuzz.RunAsync(seed, 12_000, Corpus.Bodies, async (input, random) =>
        {
            using var request = new RandomRequest(random, key).Next(input);
            using var answer = await host.Client.SendAsync(request);
            accepted += await CheckAsync(request, answer, host.Broker);
            host.Broker.Published.Clear();
        });

        Assert.True(accepted > 0);
        host.Client.DefaultRequestHeaders.Add("X-Api-Key", key);
        Assert.Equal(accepted, (long)(await host.GetAsync("/v1/stats"))["api"]!["events_accepted"]!);
    }

    public void Dispose() => _data.Delete(recursive: true);

    private async Task<ApiHost> StartAsync()
    {
        var host = await ApiHost.StartAsync(services: services => services.AddSqliteDataDirectory(_data.FullName).AddSqliteWarehouse());
        var row = Samples.Row(properties: "{\"a\":\n\"\\ud83c\"}");
        var warehouse = host.Services.GetRequiredService<IWarehouse>();
        await warehouse.AppendAsync([row], CancellationToken.None);
        await warehouse.AppendDeadLettersAsync([.. Enumerable.Range(0, 5).Select(number => Samples.Letter(number, payload: [0xFF, 0, (byte)number]))], CancellationToken.None);
        host.Grains.Users["u1"] = new UserSnapshot(UserProfile.Empty with { LastSeen = ApiHost.Now }, [row.Key]);
        return host;
    }

    /// <returns>How many events it was told are accepted.</returns>
    private static async Task<int> CheckAsync(HttpRequestMessage request, HttpResponseMessage answer, FakeBroker broker)
    {
        var text = await answer.Content.ReadAsStringAsync();
        var told = $"{request.Method} {request.RequestUri} {request.Content?.Headers}: {(int)answer.StatusCode} {text}";
        Assert.True((int)answer.StatusCode < 500, told);
        if ((int)answer.StatusCode >= 400 && !IsUnknownEvent(request, answer))
        {
            CheckProblem(answer, text, told);
        }

        return request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath == "/v1/events" ? CheckEvents(answer, text, broker, told) : 0;
    }

    // Where an event is may be unknown: that is an answer, not a problem.
    private static bool IsUnknownEvent(HttpRequestMessage request, HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.NotFound && request.RequestUri!.AbsolutePath.StartsWith("/v1/events/", StringComparison.Ordinal)
        && answer.Content.Headers.ContentType?.MediaType == "application/json";

    private static void CheckProblem(HttpResponseMessage answer, string text, string told)
    {
        var problem = JsonNode.Parse(text)!;
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", told);
        Assert.True((int)problem["status"]! == (int)answer.StatusCode, told);
        Assert.True(((string)problem["type"]!).StartsWith("urn:isobar:", StringComparison.Ordinal), told);
        Assert.True(((string)problem["title"]!).Length > 0 && ((string)problem["detail"]!).Length > 0, told);
    }

    private static int CheckEvents(HttpResponseMessage answer, string text, FakeBroker broker, string told)
    {
        var accepted = answer.StatusCode == HttpStatusCode.Accepted ? (int)JsonNode.Parse(text)!["accepted"]! : 0;
        Assert.True((int)answer.StatusCode is 202 or 400 or 401 or 413 or 415, told);
        Assert.True(broker.Published.Count == accepted, told);
        Assert.Equal(answer.StatusCode == HttpStatusCode.Accepted, accepted > 0);
        Assert.All(broker.Published, static sent => Assert.True(UserEventJson.Read(sent.Message.Payload.Span, ApiHost.Now, static () => "never").IsValid));
        return accepted;
    }
}

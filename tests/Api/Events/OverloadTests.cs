using System.Net;
using System.Text.Json.Nodes;
using Isobar.Api.Tests.Hosting;
using Isobar.Broker;

namespace Isobar.Api.Tests.Events;

public sealed class OverloadTests
{
    [Fact]
    public async Task An_unavailable_broker_is_answered_503_with_the_generated_ids()
    {
        await using var host = await ApiHost.StartAsync();
        host.Broker.Failure = new BrokerUnavailableException("The disk of the broker is full.");

        var answer = await host.PostAsync("/v1/events", $"[{Samples.Event(id: null)},{Samples.Event()},{{}}]");

        var problem = await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("1", answer.Headers.GetValues("Retry-After").Single());
        Assert.Contains("disk of the broker is full", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Contains("outcome is unknown", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal(0, (int)Assert.Single(problem["generated"]!.AsArray())!["index"]!);
        Assert.Equal(2, (int)Assert.Single(problem["rejected"]!.AsArray())!["index"]!);
    }

    [Fact]
    public async Task A_request_sent_again_with_the_generated_ids_names_the_same_events()
    {
        await using var host = await ApiHost.StartAsync();
        host.Broker.Failure = new BrokerUnavailableException("Gone.");
        var first = await host.PostAsync("/v1/events", Samples.Event(id: null));
        var id = (string)(await first.ProblemAsync(HttpStatusCode.ServiceUnavailable))["generated"]![0]!["event_id"]!;
        host.Broker.Failure = null;

        await (await host.PostAsync("/v1/events", Samples.Event(id: id))).JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal(id, (string)Assert.Single(host.Broker.Payloads)["event_id"]!);
    }

    [Fact]
    public async Task A_broker_that_never_answers_is_given_up_after_the_timeout()
    {
        await using var host = await ApiHost.StartAsync(options => options.PublishTimeout = TimeSpan.FromSeconds(5));
        host.Broker.Barrier = new TaskCompletionSource().Task;

        var answer = host.PostAsync("/v1/events", Samples.Event());
        await host.Broker.Begun.WaitAsync();
        host.Time.Advance(TimeSpan.FromSeconds(5));

        var problem = await (await answer).ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("in time", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_requests_in_flight_are_answered_429_and_a_place_is_free_again_afterwards()
    {
        await using var host = await ApiHost.StartAsync(options => options.MaxRequestsInFlight = 2);
        var durable = new TaskCompletionSource();
        host.Broker.Barrier = durable.Task;
        Task<HttpResponseMessage>[] waiting =
            [host.PostAsync("/v1/events", Samples.Event()), host.PostAsync("/v1/events", Samples.Event())];
        await host.Broker.Begun.WaitAsync();
        await host.Broker.Begun.WaitAsync();

        var refused = await host.PostAsync("/v1/events", Samples.Event());
        var problem = await refused.ProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.Equal(2, (int)problem["limit"]!);
        Assert.NotEmpty(refused.Headers.GetValues("Retry-After"));

        durable.SetResult();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await (await host.PostAsync("/v1/events", Samples.Event())).JsonAsync(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Too_many_bytes_in_flight_are_answered_429()
    {
        await using var host = await ApiHost.StartAsync(options => options.MaxBytesInFlight = 10_000_000);
        var durable = new TaskCompletionSource();
        host.Broker.Barrier = durable.Task;
        var large = Samples.Event() + new string(' ', 6_000_000);
        var waiting = host.PostAsync("/v1/events", large);
        await host.Broker.Begun.WaitAsync();

        await (await host.PostAsync("/v1/events", large)).ProblemAsync(HttpStatusCode.TooManyRequests);

        durable.SetResult();
        await waiting;
        Assert.Equal(0, (long)(await host.GetAsync("/v1/stats"))["api"]!["bytes_in_flight"]!);
    }

    [Fact]
    public async Task What_was_taken_is_in_the_figures()
    {
        await using var host = await ApiHost.StartAsync();
        await host.PostAsync("/v1/events", Samples.Event());
        await host.PostAsync("/v1/events", "{}");

        var api = (await host.GetAsync("/v1/stats"))["api"]!;

        Assert.Equal(1, (int)api["events_accepted"]!);
        Assert.Equal(Samples.Event().Length + 2, (int)api["bytes"]!);
        Assert.Equal("""{"202":1,"400":1}""", JsonNode.Parse(api["answers"]!.ToJsonString())!.ToJsonString());
    }
}

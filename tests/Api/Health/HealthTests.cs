using System.Net;
using Isobar.Api.Health;
using Isobar.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Api.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_process_that_answers_is_up_and_ready_when_nothing_objects()
    {
        await using var host = await ApiHost.StartAsync(services: services => services
            .AddSingleton<IReadinessCheck>(new Check("broker", () => ValueTask.FromResult(Readiness.Ready))));

        Assert.Equal("up", (string)(await host.GetAsync("/healthz"))["status"]!);
        Assert.Equal("ready", (string)(await host.GetAsync("/readyz"))["status"]!);
    }

    [Fact]
    public async Task What_is_not_ready_is_named_with_its_reason_and_the_process_is_up_all_the_same()
    {
        await using var host = await ApiHost.StartAsync(services: services => services
            .AddSingleton<IReadinessCheck>(new Check("good", () => ValueTask.FromResult(Readiness.Ready)))
            .AddSingleton<IReadinessCheck>(new Check("stalled", () => ValueTask.FromResult(Readiness.NotReady("No row for 60 s."))))
            .AddSingleton<IReadinessCheck>(new Check("broken", () => throw new InvalidOperationException("No file."))));

        var problem = await (await host.Client.GetAsync("/readyz")).ProblemAsync(HttpStatusCode.ServiceUnavailable);

        Assert.Equal(
            """{"stalled":"No row for 60 s.","broken":"No file."}""", problem["not_ready"]!.ToJsonString());
        Assert.Equal("up", (string)(await host.GetAsync("/healthz"))["status"]!);
    }

    [Fact]
    public async Task A_check_that_hangs_is_not_ready()
    {
        var never = new TaskCompletionSource<Readiness>();
        await using var host = await ApiHost.StartAsync(services: services => services
            .AddSingleton<IReadinessCheck>(new Check("stuck", () => new ValueTask<Readiness>(never.Task))));

        var answer = host.Client.GetAsync("/readyz");
        await host.AdvanceUntilAsync(answer, TimeSpan.FromSeconds(2));

        await (await answer).ProblemAsync(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Metrics_are_prometheus_text()
    {
        await using var host = await ApiHost.StartAsync();
        await host.PostAsync("/v1/events", $"{Samples.Event()}\n{{}}", Body.Lines);

        var metrics = await host.Client.GetStringAsync("/metrics");

        // Meters are heard by name throughout the process, so the figures are those of all hosts of this test run.
        Assert.Matches("isobar_api_events_accepted_total(\\{[^}]*\\})? [1-9]", metrics);
        Assert.Matches("isobar_api_events_rejected_total\\{[^}]*field=\"user_id\"[^}]*\\} [1-9]", metrics);
        Assert.Contains("isobar_api_publish_duration_seconds_bucket", metrics, StringComparison.Ordinal);
    }

    private sealed class Check(string name, Func<ValueTask<Readiness>> check) : IReadinessCheck
    {
        public string Name => name;

        public ValueTask<Readiness> CheckAsync(CancellationToken cancellationToken) => check();
    }
}

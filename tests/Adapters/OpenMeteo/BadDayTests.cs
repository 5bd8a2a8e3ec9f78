using Isobar.Tests.Doubles.OpenMeteo;
using Isobar.Weather;

namespace Isobar.Tests.Adapters.OpenMeteo;

public sealed class BadDayTests : OpenMeteoFixture
{
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(2);
    private static readonly TaskCompletionSource Never = new();

    public static TheoryData<string> TransientTroubles => ["500", "503", "408", "cut"];

    [Theory]
    [MemberData(nameof(TransientTroubles))]
    public async Task Transient_trouble_is_repeated_after_a_while(string trouble)
    {
        Service.Next(trouble == "cut" ? Behaviours.Cut : Behaviours.Status(int.Parse(trouble)));
        var asking = AskAsync(Source(), Present(10));
        var wait = await Clock.WaitBegunAsync(due => due < TimeSpan.FromSeconds(1.5));
        Assert.False(asking.IsCompleted);
        Clock.Advance(wait);
        Assert.NotNull(Assert.Single(await asking).Observation);
        Assert.Equal(2, Service.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(302)]
    [InlineData(204)]
    public async Task Refusal_is_not_repeated(int status)
    {
        Service.Otherwise = Behaviours.Status(status);
        AssertFailed(WeatherReasons.SourceUnavailable, Assert.Single(await AskAsync(Source(), Present(10))));
        Assert.Equal(1, Service.Requests);
    }

    [Fact]
    public async Task Repetitions_end()
    {
        Service.Otherwise = Behaviours.Status(500);
        var asking = AskAsync(Source(("Retries", "2")), Present(10));
        Clock.Advance(await Clock.WaitBegunAsync(due => due < TimeSpan.FromSeconds(1.5)));
        Clock.Advance(await Clock.WaitBegunAsync(due => due < TimeSpan.FromSeconds(1.5)));
        AssertFailed(WeatherReasons.SourceUnavailable, Assert.Single(await asking));
        Assert.Equal(3, Service.Requests);
    }

    [Fact]
    public async Task Retry_after_is_kept_to_when_there_is_time()
    {
        Service.Next(Behaviours.Status(429, retryAfter: "3"));
        var asking = AskAsync(Source(), Present(10));
        await Clock.WaitBegunAsync(due => due == TimeSpan.FromSeconds(3));
        Clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(1, Service.Requests);
        Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.NotNull(Assert.Single(await asking).Observation);
    }

    [Fact]
    public async Task Retry_after_beyond_the_time_limit_leaves_the_service_alone()
    {
        Service.Next(Behaviours.Status(429, retryAfter: "60"));
        var source = Source();
        AssertFailed(WeatherReasons.SourceThrottled, Assert.Single(await AskAsync(source, Present(10))));
        Clock.Advance(TimeSpan.FromSeconds(59));
        AssertFailed(WeatherReasons.SourceThrottled, Assert.Single(await AskAsync(source, Present(20))));
        Assert.Equal(1, Service.Requests);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(Assert.Single(await AskAsync(source, Present(20))).Observation);
    }

    [Fact]
    public async Task Retry_after_may_be_a_date()
    {
        Service.Next(Behaviours.Status(429, retryAfter: Noon.AddMinutes(2).ToString("r")));
        var source = Source();
        await AskAsync(source, Present(10));
        Clock.Advance(TimeSpan.FromSeconds(119));
        AssertFailed(WeatherReasons.SourceThrottled, Assert.Single(await AskAsync(source, Present(20))));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(Assert.Single(await AskAsync(source, Present(20))).Observation);
    }

    [Fact]
    public async Task Nobody_can_silence_the_client_for_a_year()
    {
        Service.Next(Behaviours.Status(429, retryAfter: "31536000"));
        var source = Source(("MaximumPause", "00:01:00"));
        await AskAsync(source, Present(10));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(Assert.Single(await AskAsync(source, Present(10))).Observation);
    }

    [Fact]
    public async Task Throttled_without_a_word_on_how_long_the_service_is_left_alone_for_a_minute()
    {
        Service.Next(Behaviours.Status(429));
        var source = Source();
        AssertFailed(WeatherReasons.SourceThrottled, Assert.Single(await AskAsync(source, Present(10))));
        Clock.Advance(TimeSpan.FromSeconds(59));
        AssertFailed(WeatherReasons.SourceThrottled, Assert.Single(await AskAsync(source, Present(10))));
        Assert.Equal(1, Service.Requests);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(Assert.Single(await AskAsync(source, Present(10))).Observation);
    }

    [Fact]
    public async Task A_service_that_hangs_is_a_timeout()
    {
        Service.Otherwise = Behaviours.Held(Never.Task, Behaviours.Weather);
        var asking = AskAsync(Source(("Retries", "0")), Present(10), Present(20));
        await Service.ArrivalAsync();
        Clock.Advance(Attempt);
        Assert.All(await asking, answer => AssertFailed(WeatherReasons.SourceTimeout, answer));
    }

    [Fact]
    public async Task An_attempt_that_hangs_leaves_time_for_another()
    {
        Service.Next(Behaviours.Held(Never.Task, Behaviours.Weather));
        var asking = AskAsync(Source(), Present(10));
        await Service.ArrivalAsync();
        Clock.Advance(Attempt);
        Clock.Advance(await Clock.WaitBegunAsync(due => due < TimeSpan.FromSeconds(1.5)));
        Assert.NotNull(Assert.Single(await asking).Observation);
    }

    [Fact]
    public async Task Requests_at_once_are_bounded_and_waiting_counts_as_time()
    {
        var release = new TaskCompletionSource();
        Service.Otherwise = Behaviours.Held(release.Task, Behaviours.Weather);
        var source = Source(("MaximumConcurrentRequests", "2"), ("Timeout", "00:00:05"), ("AttemptTimeout", "00:00:05"));
        var asking = Enumerable.Range(0, 5).Select(i => AskAsync(source, Present(i))).ToArray();
        await Service.ArrivalAsync();
        await Service.ArrivalAsync();
        Assert.Equal(2, Service.Requests);
        release.SetResult();
        Assert.All(await Task.WhenAll(asking), answers => Assert.NotNull(Assert.Single(answers).Observation));

        Service.Otherwise = Behaviours.Held(Never.Task, Behaviours.Weather);
        asking = [.. Enumerable.Range(0, 5).Select(i => AskAsync(source, Present(i)))];
        Clock.Advance(Total);
        Assert.All(await Task.WhenAll(asking), answers => AssertFailed(WeatherReasons.SourceTimeout, Assert.Single(answers)));
    }

    [Fact]
    public async Task Cancellation_ends_a_call_that_waits()
    {
        Service.Otherwise = Behaviours.Held(Never.Task, Behaviours.Weather);
        using var cancellation = new CancellationTokenSource();
        var asking = Source().AskAsync([Present(10)], cancellation.Token);
        await Service.ArrivalAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_service_that_keeps_failing_is_left_alone_then_tried_again()
    {
        Service.Otherwise = Behaviours.Status(500);
        var source = Source(("Retries", "0"), ("BreakerMinimumAttempts", "4"), ("BreakerOpenDuration", "00:00:15"));
        for (var i = 0; i < 10; i++)
        {
            AssertFailed(WeatherReasons.SourceUnavailable, Assert.Single(await AskAsync(source, Present(i))));
        }

        Assert.Equal(4, Service.Requests);
        Service.Otherwise = Behaviours.Weather;
        Clock.Advance(TimeSpan.FromSeconds(14));
        AssertFailed(WeatherReasons.SourceUnavailable, Assert.Single(await AskAsync(source, Present(10))));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(Assert.Single(await AskAsync(source, Present(10))).Observation);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_unavailable()
    {
        var source = Source(("BaseAddress", "http://127.0.0.1:9/"), ("Retries", "0"));
        AssertFailed(WeatherReasons.SourceUnavailable, Assert.Single(await AskAsync(source, Present(10))));
    }

    [Fact]
    public async Task One_request_of_a_call_may_fail_while_another_is_answered()
    {
        Service.Otherwise = (context, forecast) =>
            (context.Request.Query.ContainsKey("hourly") ? Behaviours.Status(400) : Behaviours.Weather)(context, forecast);
        var answers = await AskAsync(Source(), Present(10), Past(10, TimeSpan.FromHours(3)));
        Assert.NotNull(answers[0].Observation);
        AssertFailed(WeatherReasons.SourceUnavailable, answers[1]);
    }

    private static void AssertFailed(string reason, WeatherAnswer answer)
    {
        Assert.Equal(reason, answer.Reason);
        Assert.True(answer.IsTransient);
    }
}

using Isobar.Tests.Doubles.BigQuery.Faults;
using Isobar.Tests.Doubles.BigQuery.Tests.Hosting;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Faults;

public sealed class FaultTests : DoubleTests
{
    [Fact]
    public async Task Error_is_answered_and_nothing_done()
    {
        await CreateAsync("t");
        Service.Faults.Next(Operations.InsertAll, Fault.Error(403, "rateLimitExceeded") with { RetryAfter = "7" }, Fault.ErrorAfter(503, "backendError"));

        var first = await InsertAsync("t", Row("a"));
        var second = await InsertAsync("t", Row("b"));

        Assert.Equal((403, "rateLimitExceeded", "7"), (first.Status, first.Reason, first.RetryAfter));
        Assert.Equal((503, "backendError"), (second.Status, second.Reason));
        Assert.Equal(["b"], await RowsAsync("SELECT k FROM t"));
    }

    [Fact]
    public async Task Cut_call_may_be_done_or_not()
    {
        await CreateAsync("t");
        Service.Faults.Next(Operations.InsertAll, Fault.Cut, Fault.CutAfter);

        await Assert.ThrowsAsync<HttpRequestException>(() => InsertAsync("t", Row("a")));
        await Assert.ThrowsAsync<HttpRequestException>(() => InsertAsync("t", Row("b")));

        Assert.Equal(["b"], await RowsAsync("SELECT k FROM t"));
        Assert.Equal(2, Service.Counters.Of(Operations.InsertAll, "cut"));
    }

    [Fact]
    public async Task Cut_call_may_be_done_later()
    {
        Service.Faults.Next(Operations.JobsInsert, Fault.CutThenDo(TimeSpan.FromSeconds(10)));
        await Assert.ThrowsAsync<HttpRequestException>(() => StartAsync("SELECT 1", "one"));
        Assert.Equal(404, (await GetAsync("jobs/one")).Status);

        while ((await GetAsync("jobs/one")).Status == 404)
        {
            Time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(["1"], (await GetAsync("queries/one")).Rows);
    }

    [Fact]
    public async Task Weather_is_the_same_for_the_same_seed()
    {
        var first = await StatusesAsync();
        var second = await StatusesAsync();

        Assert.Equal(first, second);
        Assert.Contains(503, first);
        Assert.Contains(200, first);
    }

    [Fact]
    public async Task Switches_work_over_http()
    {
        var root = Service.BaseAddress;
        Assert.Equal(204, (await PostAsync($"{root}double/faults", """{"operation":"datasets.get","faults":[{"kind":"error","status":403,"reason":"accessDenied"}]}""")).Status);
        Assert.Equal("accessDenied", (await GetAsync("datasets/d")).Reason);
        Assert.Equal(200, (await GetAsync("datasets/d")).Status);

        await PostAsync($"{root}double/weather", """{"seed":1,"errors":1}""");
        Assert.Equal(503, (await GetAsync("datasets/d")).Status);
        await PostAsync($"{root}double/clear", "");
        await PostAsync($"{root}double/streaming", """{"forget":true,"refuse":{"column":"k","equals":"b"}}""");
        await CreateAsync("t");
        Assert.Equal("invalid", (await InsertAsync("t", Row("b"))).Refusals[0]);

        Assert.Equal(1, (int)(await GetAsync($"{root}double/counters")).Document["datasets.get accessDenied"]!);
        Assert.Equal(400, (await PostAsync($"{root}double/faults", """{"operation":"datasets.get","faults":[{"kind":"nonsense"}]}""")).Status);
    }

    private async Task<List<int>> StatusesAsync()
    {
        Service.Faults.Set(new Weather(42) { Errors = 0.3 });
        List<int> statuses = [];
        for (var call = 0; call < 20; call++)
        {
            statuses.Add((await GetAsync("datasets/d")).Status);
        }

        return statuses;
    }
}

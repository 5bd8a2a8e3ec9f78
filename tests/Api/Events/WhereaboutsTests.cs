using System.Net;
using Isobar.Api.Tests.Hosting;
using Isobar.Warehousing;

namespace Isobar.Api.Tests.Events;

public sealed class WhereaboutsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stored_event_is_its_row_whether_the_user_remembers_it_or_not(bool remembered)
    {
        await using var host = await ApiHost.StartAsync(overNetwork: true);
        var row = Samples.Row("u 1", "e/1");
        host.Warehouse.Rows.Add(row);
        if (remembered)
        {
            host.Grains.Windows[("u 1", "e/1")] = row.Key;
        }

        var found = await host.GetAsync("/v1/events/e%2F1?user_id=u%201");

        Assert.Equal("stored", (string)found["state"]!);
        Assert.Equal(row.Key.ToString(), (string)found["row"]!["row_key"]!);
        Assert.Null(found["dead_letter"]);
    }

    [Fact]
    public async Task A_key_whose_row_is_gone_is_looked_for_everywhere()
    {
        await using var host = await ApiHost.StartAsync();
        host.Grains.Windows[("u1", "e1")] = Samples.Row().Key;
        host.Warehouse.DeadLetters.Add(Samples.Letter(1));

        var found = await host.GetAsync("/v1/events/e1?user_id=u1");

        Assert.Equal("dead_letter", (string)found["state"]!);
        Assert.Equal(DeadLetterReasons.Invalid, (string)found["dead_letter"]!["reason"]!);
    }

    [Fact]
    public async Task An_unknown_event_is_answered_404_with_its_state()
    {
        await using var host = await ApiHost.StartAsync();

        var answer = await host.Client.GetAsync("/v1/events/e1?user_id=u1");

        Assert.Equal("""{"state":"unknown"}""", (await answer.JsonAsync(HttpStatusCode.NotFound)).ToJsonString());
    }

    [Fact]
    public async Task An_event_is_not_named_without_its_user()
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await (await host.Client.GetAsync("/v1/events/e1")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal("user_id", (string)problem["field"]!);
    }
}

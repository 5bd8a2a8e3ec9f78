using Isobar.Broker;
using Isobar.PubSub.Settling;
using Isobar.Tests.Doubles.PubSub;

namespace Isobar.Tests.PubSub;

public sealed class SettleTests : ServiceTests
{
    private const int MostBytes = 524_288;

    [Fact]
    public async Task No_request_is_longer_than_Google_allows()
    {
        var broker = await OpenAsync();
        string[] ackIds = [.. Enumerable.Range(0, 5_000).Select(i => $"{PipelineName}:{i + 1:D400}")];

        await broker.AcknowledgeAsync(Pipeline, ackIds, default);
        await broker.ExtendAsync(Pipeline, ackIds, TimeSpan.FromSeconds(30), default);

        var requests = Seen(PubSubOperation.Acknowledge).Concat(Seen(PubSubOperation.ModifyAckDeadline)).ToList();
        Assert.Equal(2 * ackIds.Length, requests.Sum(request => request.Items));
        Assert.All(requests, request => Assert.InRange(request.Bytes, 1, MostBytes));
        Assert.InRange(requests.Count, 10, 12);
    }

    [Theory]
    [InlineData("plain-ID_0=")]
    [InlineData("\"quoted\\\n\u0001")]
    [InlineData("ünïcödé 漢字 😀")]
    public void Size_of_an_identifier_is_never_underestimated(string ackId)
    {
        var alone = SettleBody.Write([], null).Length;

        Assert.InRange(SettleBody.SizeOf(ackId), SettleBody.Write([ackId], null).Length - alone, int.MaxValue);
    }

    [Fact]
    public async Task Callers_share_requests()
    {
        var broker = await OpenAsync(options => options.SettleInterval = TimeSpan.FromMilliseconds(200));
        await broker.PublishAsync(Topic, Messages(100), default);
        var messages = await PullAllAsync(broker, 100);

        await Task.WhenAll(messages.Select(message => broker.AcknowledgeAsync(Pipeline, [message.AckId], default)));

        Assert.InRange(Seen(PubSubOperation.Acknowledge).Count(), 1, 2);
        Assert.Equal(0, Service.Unacknowledged(PipelineName));
    }

    [Fact]
    public async Task Malformed_identifier_takes_no_others_along()
    {
        var broker = await OpenAsync();
        await broker.PublishAsync(Topic, Messages(9), default);
        var ackIds = (await PullAllAsync(broker, 9)).Select(message => message.AckId).ToList();
        ackIds.Insert(4, "nonsense");
        ackIds.Insert(0, "");

        await broker.AcknowledgeAsync(Pipeline, ackIds, default);

        Assert.Equal(0, Service.Unacknowledged(PipelineName));
        Assert.Equal(2, (await broker.GetBacklogAsync(Pipeline, default)).ExpiredSettlements);
    }

    [Fact]
    public async Task Identifier_refused_where_delivery_is_exactly_once_is_counted_and_the_others_are_settled()
    {
        var broker = await OpenAsync();
        await ExactlyOnceAsync();
        await broker.PublishAsync(Topic, Messages(2), default);
        var messages = await PullAllAsync(broker, 2);
        await Connect().Broker.AcknowledgeAsync(Pipeline, [messages[0].AckId], default);

        await broker.AcknowledgeAsync(Pipeline, [.. messages.Select(message => message.AckId)], default);

        Assert.Equal(0, Service.Unacknowledged(PipelineName));
        Assert.Equal(1, (await broker.GetBacklogAsync(Pipeline, default)).ExpiredSettlements);
    }

    [Fact]
    public async Task Faults_are_counted_for_the_message_at_fault_until_it_is_acknowledged()
    {
        var broker = await OpenAsync();
        await broker.PublishAsync(Topic, [Message("poison"), Message("fine")], default);
        for (var faults = 0; faults < 3; faults++)
        {
            var messages = await PullAllAsync(broker, 2);
            Assert.Equal(faults, messages.Single(message => TextOf(message) == "poison").Faults);
            Assert.Equal(0, messages.Single(message => TextOf(message) == "fine").Faults);
            await broker.NegativeAcknowledgeAsync(
                Pipeline, [.. messages.Select(message => new NegativeAcknowledgement(message.AckId, TextOf(message) == "poison"))], default);
        }

        var last = await PullAllAsync(broker, 2);
        Assert.Equal(4, last[0].Deliveries);
        await broker.AcknowledgeAsync(Pipeline, [.. last.Select(message => message.AckId)], default);
        await broker.SeekAsync(Pipeline, DateTimeOffset.UtcNow.AddDays(-1), default);
        Assert.Equal(0, Service.Unacknowledged(PipelineName));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(601)]
    public async Task Extension_that_Pub_Sub_does_not_know_is_refused(int seconds)
    {
        var broker = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => broker.ExtendAsync(Pipeline, ["a"], TimeSpan.FromSeconds(seconds), default));
    }

    private async Task ExactlyOnceAsync()
    {
        using var http = new HttpClient { BaseAddress = Service.Address };
        using var body = new StringContent("""{"subscription":{"enableExactlyOnceDelivery":true},"updateMask":"enableExactlyOnceDelivery"}""");
        (await http.PatchAsync(new Uri($"v1/{PipelineName}", UriKind.Relative), body)).EnsureSuccessStatusCode();
    }
}

using System.Text;
using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
using Isobar.Diagnostics;
using Isobar.Events;
using Isobar.Silo.Pipeline;
using Isobar.Streaming;
using Isobar.Users;
using Isobar.Warehousing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.Silo.Pipeline;

public sealed class UserEventHandlerTests : IDisposable
{
    private static readonly DateTimeOffset PublishedAt = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly GrainsDouble _grains = new();
    private readonly IsobarMeter _meter = new();
    private readonly DeliveryTrouble _trouble;
    private readonly IKeyedHandler _handler;

    public UserEventHandlerTests()
    {
        _trouble = new DeliveryTrouble(_meter.Meter, TimeProvider.System, NullLogger<DeliveryTrouble>.Instance);
        _handler = new PipelineHandlers(
            _grains, new MessageDeadLetters(_grains), _trouble, Options.Create(new DeliveryOptions { MaxAttempts = 3 }), Options.Create(new UserOptions())).UserEvents;
    }

    [Fact]
    public async Task Events_of_a_user_arrive_as_one_batch_and_are_done()
    {
        var settlements = await HandleAsync(Message("m1", Event("e1"), "00-trace-01"), Message("m2", Event("e2")));
        Assert.Equal([Settlement.Done, Settlement.Done], settlements);
        var (streams, key, items) = Assert.Single(_grains.Deliveries);
        Assert.Equal((StreamNamespaces.UserEvents, "ada"), (streams, key));
        var events = items.Cast<UserEvent>().ToList();
        Assert.Equal(["e1", "e2"], events.Select(static one => one.EventId));
        Assert.All(events, static one => Assert.Equal(PublishedAt, one.ReceivedAt));
        Assert.Equal("00-trace-01", events[0].TraceParent);
    }

    [Fact]
    public async Task An_event_without_an_id_has_the_messages_at_every_delivery()
    {
        await HandleAsync(Message("m1", Event(null)));
        await HandleAsync(Message("m1", Event(null)));
        Assert.All(_grains.Deliveries, static delivery => Assert.Equal("m1", ((UserEvent)delivery.Items[0]!).EventId));
    }

    [Fact]
    public async Task What_is_no_event_counts_an_attempt_and_does_not_hold_up_its_neighbours()
    {
        var settlements = await HandleAsync(Message("m1", "{"), Message("m2", Event("e2")));
        Assert.Equal([Settlement.AtFault, Settlement.Done], settlements);
        Assert.Empty(_grains.Letters);
    }

    [Fact]
    public async Task What_is_no_event_is_a_dead_letter_at_its_last_attempt()
    {
        var settlements = await HandleAsync(Message("m1", """{"user_id":"ada"}""", faults: 2));
        Assert.Equal([Settlement.Done], settlements);
        var letter = Assert.Single(_grains.Letters);
        Assert.Equal((DeadLetterReasons.Invalid, 3, StreamNamespaces.UserEvents), (letter.Reason, letter.Attempts, letter.Source));
        Assert.Equal("""{"user_id":"ada"}""", Encoding.UTF8.GetString(letter.Payload.Span));
        Assert.NotEmpty(letter.Detail);
        Assert.Equal("ada", letter.UserId);
    }

    [Fact]
    public async Task A_dead_letter_has_the_same_key_however_often_it_is_stored()
    {
        await HandleAsync(Message("m1", "{", faults: 2));
        await HandleAsync(Message("m1", "{", faults: 2));
        Assert.Single(_grains.Letters.Select(static letter => letter.Key).Distinct());
    }

    [Fact]
    public async Task A_payload_that_no_warehouse_would_take_is_kept_in_part()
    {
        var settlements = await HandleAsync(Message("m1", new string('x', 2_000_000), faults: 2), Message("m2", "{", faults: 2));

        Assert.Equal([Settlement.Done, Settlement.Done], settlements);
        Assert.Equal([1_000_000, 1], _grains.Letters.Select(static letter => letter.Payload.Length));
        Assert.Contains("Of the payload's 2000000 bytes the first 1000000 are kept", _grains.Letters[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_letter_that_cannot_be_stored_is_no_attempt()
    {
        _grains.LetterFailure = new AppendFailedException("offline");
        Assert.Equal([Settlement.Again], await HandleAsync(Message("m1", "{", faults: 2)));
        Assert.Equal(1, _trouble.Totals[nameof(AppendFailedException)]);
    }

    [Fact]
    public async Task A_payload_of_another_user_than_the_attribute_names_is_at_fault()
    {
        var settlements = await HandleAsync(Message("m1", Event("e1", user: "bob")));
        Assert.Equal([Settlement.AtFault], settlements);
        Assert.Empty(_grains.Deliveries);
    }

    public static TheoryData<Exception> Transient => new(
        new WriterBusyException(1, 1), new AppendFailedException("late"), new WarehouseUnavailableException("full"), new TimeoutException(), new BrokerUnavailableException("away"));

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task A_delivery_that_fails_for_now_gives_its_events_back_and_counts_no_attempt(Exception failure)
    {
        _grains.DeliveryFailure = failure;
        var settlements = await HandleAsync(Message("m1", Event("e1"), faults: 2), Message("m2", Event("e2")));
        Assert.Equal([Settlement.Again, Settlement.Again], settlements);
        Assert.Equal(1, _trouble.Totals[failure.GetType().Name]);
        Assert.Empty(_grains.Letters);
    }

    [Fact]
    public async Task A_failure_that_nobody_foresaw_is_the_consumers_to_separate()
    {
        _grains.DeliveryFailure = new InvalidOperationException("A bug.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => HandleAsync(Message("m1", Event("e1"))));
    }

    [Fact]
    public void The_key_is_the_user_else_the_message()
    {
        Assert.Equal("ada", _handler.KeyOf(Message("m1", "{")));
        Assert.Equal("bob", _handler.KeyOf(Message("m1", Event("e1", user: "bob")) with { Attributes = MessageAttributes.Empty }));
        Assert.Equal("m1", _handler.KeyOf(Message("m1", "{") with { Attributes = MessageAttributes.Empty }));
    }

    public void Dispose() => _meter.Dispose();

    private Task<IReadOnlyList<Settlement>> HandleAsync(params ReceivedMessage[] messages) =>
        _handler.HandleAsync("ada", messages, CancellationToken.None);

    private static string Event(string? id, string user = "ada") =>
        $$"""{{{(id is null ? "" : $"\"event_id\":\"{id}\",")}}"user_id":"{{user}}","type":"click","occurred_at":"2026-11-22T11:59:00Z"}""";

    private static ReceivedMessage Message(string id, string payload, string? trace = null, int faults = 0)
    {
        var attributes = new List<KeyValuePair<string, string>> { new(EventAttributes.UserId, "ada") };
        if (trace is not null)
        {
            attributes.Add(new(EventAttributes.TraceParent, trace));
        }

        return new ReceivedMessage(
            "ack-" + id, id, Encoding.UTF8.GetBytes(payload), new MessageAttributes([.. attributes]), PublishedAt, faults, Deliveries: 1);
    }
}

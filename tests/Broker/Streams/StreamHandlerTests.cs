using System.Diagnostics.Metrics;
using System.Text;
using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
using Microsoft.Extensions.Logging.Abstractions;

namespace Isobar.Tests.Broker;

public sealed class StreamHandlerTests : IDisposable
{
    private readonly Meter _meter = new("test");
    private readonly Consumers _consumers = new();
    private readonly Letters _letters = new();
    private readonly StreamHandler<string> _handler;

    public StreamHandlerTests()
    {
        var trouble = new DeliveryTrouble(_meter, TimeProvider.System, NullLogger<DeliveryTrouble>.Instance);
        var refused = new RefusedMessages("orders", 3, _letters, Judge, trouble);
        _handler = new StreamHandler<string>("orders", new TextReader(), _consumers, refused, Judge, trouble);
    }

    [Fact]
    public async Task The_messages_of_a_key_are_one_delivery()
    {
        Assert.Equal([Settlement.Done, Settlement.Done], await HandleAsync("one", "two"));
        Assert.Equal("orders/ada: one, two", Assert.Single(_consumers.Deliveries));
    }

    [Fact]
    public async Task What_cannot_be_read_delays_nobody()
    {
        Assert.Equal([Settlement.AtFault, Settlement.Done], await HandleAsync("bad", "two"));
        Assert.Equal("orders/ada: two", Assert.Single(_consumers.Deliveries));
    }

    [Fact]
    public async Task What_a_consumer_blames_comes_by_itself_first()
    {
        _consumers.Failure = new FormatException("No order.");
        await Assert.ThrowsAsync<FormatException>(() => HandleAsync("one", "two"));
    }

    [Fact]
    public async Task What_a_consumer_blames_counts_an_attempt_and_is_a_dead_letter_at_the_last()
    {
        _consumers.Failure = new FormatException("No order.");
        Assert.Equal([Settlement.AtFault], await HandleAsync([Message("one", faults: 1)]));
        Assert.Equal([Settlement.Done], await HandleAsync([Message("one", faults: 2)]));
        Assert.Equal("orders: one, No order., 3 attempts", Assert.Single(_letters.Stored));
    }

    [Fact]
    public async Task An_outage_is_nobodys_attempt()
    {
        _consumers.Failure = new TimeoutException();
        Assert.Equal([Settlement.Again], await HandleAsync([Message("one", faults: 2)]));
        Assert.Empty(_letters.Stored);
    }

    [Fact]
    public async Task A_dead_letter_that_cannot_be_stored_now_keeps_its_message()
    {
        _letters.Failure = new TimeoutException();
        Assert.Equal([Settlement.Again], await HandleAsync([Message("bad", faults: 2)]));
    }

    public void Dispose() => _meter.Dispose();

    private static DeliveryFailure Judge(Exception failure) => failure switch
    {
        TimeoutException => DeliveryFailure.ForNow,
        FormatException => DeliveryFailure.OfTheMessage,
        _ => DeliveryFailure.Unforeseen,
    };

    private Task<IReadOnlyList<Settlement>> HandleAsync(params string[] texts) => HandleAsync([.. texts.Select(static text => Message(text))]);

    private Task<IReadOnlyList<Settlement>> HandleAsync(ReceivedMessage[] messages) =>
        _handler.HandleAsync("ada", messages, CancellationToken.None);

    private static ReceivedMessage Message(string text, int faults = 0) =>
        Tests.Broker.Message.Of(text) with { Payload = Encoding.UTF8.GetBytes(text), Faults = faults };

    private sealed class TextReader : IMessageReader<string>
    {
        public string KeyOf(ReceivedMessage message) => "ada";

        public MessageReading<string> Read(string key, ReceivedMessage message) => Encoding.UTF8.GetString(message.Payload.Span) is var text && text == "bad"
            ? MessageReading.Refused<string>("It is bad.")
            : MessageReading.Valid(text);
    }

    private sealed class Consumers : IStreamDelivery
    {
        public List<string> Deliveries { get; } = [];

        public Exception? Failure { get; set; }

        public Task DeliverAsync<T>(string streamNamespace, string key, IReadOnlyList<T> items, CancellationToken cancellationToken)
        {
            Deliveries.Add($"{streamNamespace}/{key}: {string.Join(", ", items)}");
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        }
    }

    private sealed class Letters : IRefusedMessageStore
    {
        public List<string> Stored { get; } = [];

        public Exception? Failure { get; set; }

        public Task StoreAsync(string source, IReadOnlyList<RefusedMessage> messages, CancellationToken cancellationToken)
        {
            Stored.AddRange(messages.Select(one => $"{source}: {one.Message.MessageId}, {one.Fault}, {one.Attempts} attempts"));
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        }
    }
}

using System.Text;
using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.Broker.Streams;
using Isobar.Diagnostics;
using Isobar.Silo.Pipeline;
using Isobar.Streaming;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.Silo.Pipeline;

public sealed class WeatherReportHandlerTests : IDisposable
{
    private static readonly DateTimeOffset PublishedAt = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly GrainsDouble _grains = new();
    private readonly IsobarMeter _meter = new();
    private readonly IKeyedHandler _handler;

    public WeatherReportHandlerTests()
    {
        var trouble = new DeliveryTrouble(_meter.Meter, TimeProvider.System, NullLogger<DeliveryTrouble>.Instance);
        _handler = new PipelineHandlers(
            _grains, new MessageDeadLetters(_grains), trouble, Options.Create(new DeliveryOptions { MaxAttempts = 2 }), Options.Create(new UserOptions())).WeatherObservations;
    }

    [Fact]
    public async Task Reports_of_a_cell_arrive_as_one_batch_and_are_done()
    {
        var settlements = await HandleAsync(Message("m1", Report(7)), Message("m2", Report(8)));

        Assert.Equal([Settlement.Done, Settlement.Done], settlements);
        var (streams, key, items) = Assert.Single(_grains.Deliveries);
        Assert.Equal((StreamNamespaces.WeatherObservations, "u33d8"), (streams, key));
        Assert.Equal([7.0, 8.0], items.Cast<WeatherReport>().Select(static report => report.Observation.TemperatureC!.Value));
    }

    [Fact]
    public async Task Report_that_the_grain_did_not_store_is_given_back()
    {
        _grains.DeliveryFailure = new TimeoutException();

        Assert.Equal([Settlement.Again], await HandleAsync(Message("m1", Report(7))));
    }

    [Fact]
    public async Task What_is_no_report_is_a_dead_letter_at_its_last_attempt()
    {
        var once = await HandleAsync(Message("m1", """{"cell":"u33d8"}"""), Message("m2", Report(7)));
        var twice = await HandleAsync(Message("m1", """{"cell":"u33d8"}""", faults: 1));

        Assert.Equal([Settlement.AtFault, Settlement.Done, Settlement.Done], [.. once, .. twice]);
        var letter = Assert.Single(_grains.Letters);
        Assert.Equal((DeadLetterReasons.Invalid, StreamNamespaces.WeatherObservations), (letter.Reason, letter.Source));
        Assert.StartsWith("source:", letter.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_is_the_cell_else_the_message()
    {
        Assert.Equal("u33d8", _handler.KeyOf(Message("m1", Report(7))));
        Assert.Equal("m1", _handler.KeyOf(Message("m1", "{")));
    }

    public void Dispose() => _meter.Dispose();

    private Task<IReadOnlyList<Settlement>> HandleAsync(params ReceivedMessage[] messages) =>
        _handler.HandleAsync("u33d8", messages, CancellationToken.None);

    private static string Report(double temperature) =>
        $$"""{"cell":"u33d8","source":"station-7","observed_at":"2026-11-22T11:55:00Z","temperature_c":{{temperature}}}""";

    private static ReceivedMessage Message(string id, string payload, int faults = 0) =>
        new("ack-" + id, id, Encoding.UTF8.GetBytes(payload), MessageAttributes.Empty, PublishedAt, faults, Deliveries: 1);
}

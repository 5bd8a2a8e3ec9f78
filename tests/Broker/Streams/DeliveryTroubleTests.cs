using System.Diagnostics.Metrics;
using Isobar.Broker.Streams;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Broker;

public sealed class DeliveryTroubleTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Meter _meter = new("test");
    private readonly Lines _lines = new();
    private readonly DeliveryTrouble _trouble;

    public DeliveryTroubleTests() => _trouble = new DeliveryTrouble(_meter, _time, _lines);

    [Fact]
    public void The_first_of_a_kind_is_told_at_once_and_the_rest_together()
    {
        Fail(new TimeoutException(), times: 3);
        _time.Advance(TimeSpan.FromSeconds(10));
        Fail(new TimeoutException(), times: 1);
        Assert.Equal(["1 deliveries failed for now (TimeoutException)", "3 deliveries failed for now (TimeoutException)"], _lines.Told);
    }

    [Fact]
    public void Kinds_are_told_and_counted_apart()
    {
        Fail(new TimeoutException(), times: 2);
        Fail(new IOException(), times: 1);
        Assert.Equal(2, _lines.Told.Count);
        Assert.Equal((2, 1), (_trouble.Totals[nameof(TimeoutException)], _trouble.Totals[nameof(IOException)]));
    }

    public void Dispose() => _meter.Dispose();

    private void Fail(Exception failure, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _trouble.OnFailure(failure);
        }
    }

    private sealed class Lines : ILogger<DeliveryTrouble>
    {
        public List<string> Told { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Told.Add(formatter(state, exception).Split(';')[0]);
    }
}

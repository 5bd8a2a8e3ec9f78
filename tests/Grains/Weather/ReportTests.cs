using Isobar.EmbeddedRuntime;
using Isobar.Streaming;
using Isobar.Tests.Grains.Hosting;
using Isobar.Weather;
using Orleans.Runtime;

namespace Isobar.Tests.Grains.Weather;

/// <summary>Observations that stations push.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly GrainsHost _host = new();

    [Fact]
    public void A_report_is_state_before_its_delivery_returns_and_saves_a_question()
    {
        var gate = new TaskCompletionSource();
        _host.Storage.BeforeWrite = () => gate.Task;
        var delivery = Report(21);
        _host.Advance(TimeSpan.Zero);
        Assert.False(delivery.IsCompleted);

        gate.SetResult();

        _host.Run(delivery);
        Assert.Single(_host.Storage.Find<LocationState>("location", $"location/{Sample.BerlinCell}")!.Slots);
        var answer = _host.Run(_host.Grains.GetGrain<ILocationGrain>(Sample.BerlinCell.Name).GetWeatherAsync(Sample.NoonSlot));
        Assert.Equal(21, answer.Observation!.TemperatureC);
        Assert.Empty(_host.Weather.Requests);
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_not_settled()
    {
        _host.Storage.BeforeWrite = static () => throw new IOException("disk full");

        Assert.ThrowsAny<OrleansException>(() => _host.Settle(Report(21)));
    }

    public void Dispose() => _host.Dispose();

    private Task Report(double temperature) => _host.Get<IStreamDelivery>().DeliverAsync(
        StreamId.Create(StreamNamespaces.WeatherObservations, Sample.BerlinCell.Name),
        [new WeatherReport(Sample.BerlinCell, new WeatherObservation { Source = "station", ObservedAt = Sample.Noon.AddMinutes(5), TemperatureC = temperature })]);
}

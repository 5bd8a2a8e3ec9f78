using Isobar.Broker;
using Isobar.Broker.Consuming;
using Isobar.EmbeddedRuntime;
using Isobar.Streaming;
using Isobar.Users;
using Isobar.Weather;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Isobar.Silo.Pipeline;

/// <summary>
/// Reads messages of the topic <c>weather-observations</c> and delivers them to their cell's grain, which has stored them when the
/// delivery returns. What is not a report is a dead letter after its attempts.
/// </summary>
public sealed class WeatherReportHandler(
    IStreamDelivery streams, RefusedMessages refused, DeliveryTrouble trouble, IOptions<UserOptions> users) : IKeyedHandler
{
    private readonly int _precision = users.Value.CellPrecision;

    public string KeyOf(ReceivedMessage message) => Read(message).Report?.Cell.Name ?? message.MessageId;

    public async Task<IReadOnlyList<Settlement>> HandleAsync(
        string key, IReadOnlyList<ReceivedMessage> messages, CancellationToken cancellationToken)
    {
        var readings = messages.Select((message, place) => (Place: place, Message: message, Reading: Read(message))).ToList();
        var reports = readings.Where(static one => one.Reading.IsValid).Select(static one => one.Reading.Report!).ToList();
        var settlements = new Settlement[messages.Count];
        Array.Fill(settlements, await DeliverAsync(key, reports) ? Settlement.Done : Settlement.Again);
        await refused.SettleAsync(
            StreamNamespaces.WeatherObservations,
            [.. readings.Where(static one => !one.Reading.IsValid).Select(static one => (one.Place, one.Message, one.Reading.Fault))],
            settlements);
        return settlements;
    }

    private async Task<bool> DeliverAsync(string cell, List<WeatherReport> reports)
    {
        if (reports.Count == 0)
        {
            return true;
        }

        try
        {
            await streams.DeliverAsync(StreamId.Create(StreamNamespaces.WeatherObservations, cell), reports);
            return true;
        }
        catch (Exception failure) when (TransientFailures.IsTransient(failure))
        {
            trouble.OnFailure(failure);
            return false;
        }
    }

    private WeatherReportReading Read(ReceivedMessage message) =>
        WeatherReportJson.Read(message.Payload, message.PublishedAt, _precision);
}

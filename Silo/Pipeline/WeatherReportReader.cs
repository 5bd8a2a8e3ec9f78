using Isobar.Broker;
using Isobar.Broker.Streams;
using Isobar.Weather;

namespace Isobar.Silo.Pipeline;

/// <summary>Reads messages of the topic <c>weather-observations</c>; the key is the cell.</summary>
/// <param name="precision">Characters of a cell's geohash.</param>
internal sealed class WeatherReportReader(int precision) : IMessageReader<WeatherReport>
{
    public string KeyOf(ReceivedMessage message) => Read(message).Report?.Cell.Name ?? message.MessageId;

    public MessageReading<WeatherReport> Read(string key, ReceivedMessage message)
    {
        var reading = Read(message);
        return reading.IsValid ? MessageReading.Valid(reading.Report) : MessageReading.Refused<WeatherReport>(reading.Fault.ToString());
    }

    private WeatherReportReading Read(ReceivedMessage message) =>
        WeatherReportJson.Read(message.Payload, message.PublishedAt, precision);
}

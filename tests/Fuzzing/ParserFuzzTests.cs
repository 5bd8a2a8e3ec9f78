using System.Text;
using Isobar.Api.Events;
using Isobar.Api.Problems;
using Isobar.Api.Tests.Hosting;
using Isobar.Broker;
using Isobar.Events;
using Isobar.Places;
using Isobar.Silo.Pipeline;
using Isobar.Tests.Fuzzing.Inputs;
using Isobar.Weather;

namespace Isobar.Tests.Fuzzing;

/// <summary>Whatever bytes come, the readers answer with an event that keeps the limits, or with a reason; they throw nothing.</summary>
public sealed class ParserFuzzTests
{
    private static readonly EventEnvelope Envelope = new("of-the-envelope", UserId: "ada", Type: "order", ApiHost.Now);

    public static TheoryData<int> SeedsToRun => Seeds.All;

    [Theory]
    [MemberData(nameof(SeedsToRun))]
    public Task An_event_is_read_or_refused_with_a_reason(int seed) => Fuzz.RunAsync(seed, 20_000, Corpus.Events, static (input, _) =>
        Readings.Check(UserEventJson.Read(input, ApiHost.Now, static () => "made")));

    [Theory]
    [MemberData(nameof(SeedsToRun))]
    public Task An_event_in_an_envelope_is_read_or_refused_with_a_reason(int seed) => Fuzz.RunAsync(seed, 5_000, Corpus.CloudEvents, static (input, _) =>
        Readings.Check(UserEventJson.Read(input, ApiHost.Now, Envelope)));

    [Theory]
    [MemberData(nameof(SeedsToRun))]
    public Task A_message_in_any_form_is_read_or_refused_with_a_reason(int seed) => Fuzz.RunAsync(seed, 10_000, Corpus.CloudEvents, static (input, random) =>
    {
        var (reader, message) = (new UserEventReader(), Message(input, random));
        var key = reader.KeyOf(message);
        var reading = reader.Read(key, message);
        Assert.True(reading.IsValid || reading.Fault.Length > 0);
        if (reading.IsValid)
        {
            Assert.Equal(key, reading.Item.UserId);
            Readings.Check(EventReading.Valid(reading.Item, idWasGenerated: false));
        }
    });

    [Theory]
    [MemberData(nameof(SeedsToRun))]
    public Task A_body_is_read_into_as_many_events_as_it_has_or_refused_whole(int seed) => Fuzz.RunAsync(seed, 10_000, Corpus.Bodies, static (input, random) =>
    {
        using var batch = new EventBatch(traceParent: null);
        try
        {
            new EventBatchReader(batch, ApiHost.Now, static () => "made").Read(input, random.Next(2) == 0 ? EventFormat.Json : EventFormat.Lines);
        }
        catch (ProblemException refused)
        {
            Assert.InRange(refused.Problem.Status, 400, 499);
        }

        Assert.Equal(batch.Count, batch.Messages.Count + batch.Rejected.Count);
        Assert.All(batch.Rejected, static rejected => Assert.NotEmpty(rejected.Reason));
        Assert.All(batch.Messages, static message =>
        {
            var reading = UserEventJson.Read(message.Payload.Span, ApiHost.Now, static () => "never");
            Assert.True(reading.IsValid && !reading.IdWasGenerated, reading.Fault.ToString());
        });
    });

    [Theory]
    [MemberData(nameof(SeedsToRun))]
    public Task A_weather_report_is_read_or_refused_with_a_reason(int seed) => Fuzz.RunAsync(seed, 10_000, Corpus.Reports, static (input, _) =>
    {
        var reading = WeatherReportJson.Read(input, ApiHost.Now, cellPrecision: 5);
        Assert.True(reading.IsValid || reading.Fault.Reason.Length > 0);
        Assert.True(!reading.IsValid || Cell.Parse(reading.Report.Cell.Name).Name.Length == 5);
    });

    private static ReceivedMessage Message(byte[] payload, Random random)
    {
        string[] names = ["user_id", "event_id", "traceparent", "content-type", "Content-Type", "ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time", "ce-subject"];
        string[] values =
        [
            "application/json", "application/cloudevents+json; charset=UTF-8", "1.0", "42", "/shop", "ada", "u1", " ", "", "2026-06-01T11:00:00Z",
            Encoding.UTF8.GetString(payload.AsSpan(0, Math.Min(payload.Length, 200))), new('#', 300),
        ];
        var attributes = names.Where(_ => random.Next(2) == 0).Select(name => KeyValuePair.Create(name, name switch
        {
            "ce-specversion" when random.Next(4) > 0 => "1.0",
            "content-type" or "Content-Type" when random.Next(4) > 0 => values[random.Next(2)],
            _ => values[random.Next(values.Length)],
        }));
        return new ReceivedMessage("a", "m1", payload, new MessageAttributes([.. attributes]), ApiHost.Now, Faults: 0, Deliveries: 1);
    }
}

using System.Net;
using System.Text;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Api.Tests.Events;

public sealed class FuzzTests
{
    private static readonly string[] Fragments =
    [
        "\"", "\\", "\\ud800", "\\u0000", "{", "}", "[", "]", ",", ":", "null", "1e999", "-", "NaN", "\n", "\0", "é",
        "\"event_id\"", "\"properties\":{\"a\":1}", "\"event_id\\ud800\":1", "\"latitude\":", "0000-00-00T00:00:00Z",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_body_however_mangled_is_answered_with_a_server_error(int seed)
    {
        await using var host = await ApiHost.StartAsync();
        var random = new Random(seed);
        for (var attempt = 0; attempt < 1_500; attempt++)
        {
            var body = Mangle(random);
            var type = random.Next(2) == 0 ? "application/json" : Body.Lines;
            var gzip = random.Next(20) == 0;

            var answer = await host.Client.PostAsync("/v1/events", gzip ? Body.Gzip(body, type) : Body.Bytes(body, type));

            Assert.True(
                answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.BadRequest,
                $"seed {seed}, attempt {attempt}, {type}: {(int)answer.StatusCode} for {Convert.ToBase64String(body)}");
        }

        Assert.Equal((long)(await host.GetAsync("/v1/stats"))["api"]!["events_accepted"]!, host.Broker.Payloads.Count);
    }

    private static byte[] Mangle(Random random)
    {
        var more = ",\"latitude\":52.5,\"longitude\":13.4,\"properties\":{\"a\":[1,{\"b\":\"ü\"}],\"c\":null}";
        var events = Enumerable.Range(0, random.Next(1, 4)).Select(number => Samples.Event(id: $"e{number}", more: more));
        var text = random.Next(2) == 0 ? string.Join('\n', events) : $"[{string.Join(",\n", events)}]";
        var body = Encoding.UTF8.GetBytes(text).ToList();
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            Change(body, random);
        }

        return [.. body];
    }

    private static void Change(List<byte> body, Random random)
    {
        var at = random.Next(body.Count);
        switch (random.Next(4))
        {
            case 0:
                body[at] = (byte)random.Next(256);
                break;
            case 1:
                body.RemoveRange(at, Math.Min(random.Next(1, 8), body.Count - at - 1));
                break;
            case 2:
                body.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                break;
            default:
                body.RemoveRange(Math.Max(1, at), body.Count - Math.Max(1, at));
                break;
        }
    }
}

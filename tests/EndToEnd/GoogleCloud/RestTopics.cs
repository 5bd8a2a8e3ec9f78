using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Isobar.Tests.EndToEnd.GoogleCloud;

/// <summary>Publishes to the emulator and reads from it, as somebody who has nothing of Isobar's.</summary>
public sealed class RestTopics(string host, string project) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://{host}/v1/projects/{project}/") };

    public async Task PublishAsync(string topic, string payload, params (string Name, string Value)[] attributes)
    {
        var message = new JsonObject
        {
            ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(payload)),
            ["attributes"] = new JsonObject(attributes.Select(static one => KeyValuePair.Create(one.Name, (JsonNode?)one.Value))),
        };
        await PostAsync($"topics/{topic}:publish", new JsonObject { ["messages"] = new JsonArray(message) });
    }

    /// <summary>Makes a topic, if it is missing, and a subscription to it.</summary>
    public async Task SubscribeAsync(string topic, string subscription)
    {
        await PutAsync($"topics/{topic}", []);
        await PutAsync($"subscriptions/{subscription}", new JsonObject { ["topic"] = $"projects/{project}/topics/{topic}" });
    }

    /// <summary>Reads and acknowledges until <paramref name="isEnough"/> of what came so far.</summary>
    public async Task<List<JsonNode>> ReadAsync(string subscription, Func<List<JsonNode>, bool> isEnough)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var read = new List<JsonNode>();
        while (!isEnough(read))
        {
            Assert.False(limit.IsCancellationRequested, $"Only {read.Count} messages came.");
            var answer = await PostAsync($"subscriptions/{subscription}:pull", new JsonObject { ["maxMessages"] = 1000 });
            if (answer["receivedMessages"]?.AsArray() is not { Count: > 0 } messages)
            {
                continue;
            }

            read.AddRange(messages.Select(static one => one!["message"]!));
            await PostAsync(
                $"subscriptions/{subscription}:acknowledge",
                new JsonObject { ["ackIds"] = new JsonArray([.. messages.Select(static one => one!["ackId"]!.DeepClone())]) });
        }

        return read;
    }

    public void Dispose() => _http.Dispose();

    private async Task PutAsync(string path, JsonObject body)
    {
        using var answer = await _http.PutAsJsonAsync(path, body);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonNode> PostAsync(string path, JsonObject body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}

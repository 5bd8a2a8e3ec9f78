using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Broker;
using Isobar.Tests.Versions.Samples;

namespace Isobar.Tests.Versions.Topics;

/// <summary>A broker's message as a fixture has it: <c>{"attributes": {…}, "payload": …}</c>, the payload being JSON.</summary>
internal static class TopicMessage
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Readable = new(Compact) { WriteIndented = true };

    public static byte[] Document(MessageAttributes attributes, ReadOnlyMemory<byte> payload)
    {
        var document = new JsonObject
        {
            ["attributes"] = new JsonObject(attributes.Select(static one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
            ["payload"] = JsonNode.Parse(payload.Span),
        };
        return Encoding.UTF8.GetBytes(document.ToJsonString(Readable) + "\n");
    }

    /// <param name="change">What is done to the payload first.</param>
    public static ReceivedMessage Received(Fixture fixture, Action<JsonObject>? change = null)
    {
        var document = JsonNode.Parse(fixture.Text())!;
        var payload = document["payload"]!.AsObject();
        change?.Invoke(payload);
        var attributes = document["attributes"]!.AsObject().Select(static one => KeyValuePair.Create(one.Key, (string)one.Value!));
        return new ReceivedMessage(
            "lease-1", "message-1", Encoding.UTF8.GetBytes(payload.ToJsonString(Compact)), new MessageAttributes([.. attributes]), Version1.Noon, 0, 1);
    }
}

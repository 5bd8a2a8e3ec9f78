using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Isobar.Tests.Deploy.Manifests;

/// <summary>YAML as JSON, which is easier to walk.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
    private static readonly ISerializer Writer = new SerializerBuilder().JsonCompatible().Build();

    public static IEnumerable<JsonObject> Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            if (Reader.Deserialize<object?>(parser) is { } document)
            {
                yield return JsonNode.Parse(Writer.Serialize(document))!.AsObject();
            }
        }
    }
}

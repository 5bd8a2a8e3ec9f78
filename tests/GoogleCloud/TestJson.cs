using System.Text.Json.Serialization;

namespace Isobar.Tests.GoogleCloud;

internal sealed record Document(string? Name);

[JsonSerializable(typeof(Document))]
internal sealed partial class TestJson : JsonSerializerContext;

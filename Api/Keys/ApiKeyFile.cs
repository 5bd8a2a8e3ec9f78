using System.Text.Json.Serialization;

namespace Isobar.Api.Keys;

/// <summary>The contents of <c>keys.json</c>.</summary>
internal sealed record ApiKeyFile(IReadOnlyList<ApiKey> Keys)
{
    public static readonly ApiKeyFile Empty = new([]);

    /// <summary>Of the file's shape.</summary>
    public int Version { get; init; } = 1;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ApiKeyFile))]
internal sealed partial class ApiKeyFileJson : JsonSerializerContext;

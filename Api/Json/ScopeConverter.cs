using System.Text.Json;
using System.Text.Json.Serialization;
using Isobar.Api.Keys;

namespace Isobar.Api.Json;

/// <summary>Scopes by name: <c>write</c>, <c>read</c>, <c>admin</c>; never by number.</summary>
internal sealed class ScopeConverter()
    : JsonStringEnumConverter<ApiScope>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

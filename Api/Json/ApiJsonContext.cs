using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Isobar.Api.DeadLetters;
using Isobar.Api.Events;
using Isobar.Api.Health;
using Isobar.Api.Keys;
using Isobar.Api.Locations;
using Isobar.Api.Query;
using Isobar.Api.Stats.History;
using Isobar.Api.Users;
using Isobar.Warehousing;
using Microsoft.AspNetCore.Mvc;

namespace Isobar.Api.Json;

/// <summary>The JSON of every answer and command: snake_case, strict about what it reads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.Unspecified,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(InstantConverter), typeof(RowKeyConverter), typeof(CellConverter), typeof(RowConverter),
        typeof(QueryResultConverter), typeof(ScopeConverter),
    ])]
[JsonSerializable(typeof(DeadLetterPage))]
[JsonSerializable(typeof(EventDocument))]
[JsonSerializable(typeof(EventsAnswer))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(IReadOnlyList<HistoryDocument>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<GeneratedEventId>))]
[JsonSerializable(typeof(IReadOnlyList<RejectedEvent>))]
[JsonSerializable(typeof(List<GeneratedEventId>))]
[JsonSerializable(typeof(List<RejectedEvent>))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(KeyList))]
[JsonSerializable(typeof(KeyMade))]
[JsonSerializable(typeof(KeyWanted))]
[JsonSerializable(typeof(LocationDocument))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(QueryDocument))]
[JsonSerializable(typeof(QueryEstimateDocument))]
[JsonSerializable(typeof(QueryResult))]
[JsonSerializable(typeof(ReplayAnswer))]
[JsonSerializable(typeof(ReplayWanted))]
[JsonSerializable(typeof(UserDocument))]
[JsonSerializable(typeof(Whereabouts))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;

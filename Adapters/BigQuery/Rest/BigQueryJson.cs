using System.Text.Json.Serialization;

namespace Isobar.Adapters.BigQuery.Rest;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(DatasetResource))]
[JsonSerializable(typeof(TableResource))]
[JsonSerializable(typeof(JobResource))]
[JsonSerializable(typeof(JobCancelAnswer))]
[JsonSerializable(typeof(ResultsPage))]
[JsonSerializable(typeof(InsertAnswer))]
internal sealed partial class BigQueryJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace Isobar.Adapters.OpenMeteo;

[JsonSerializable(typeof(ForecastLocation))]
internal sealed partial class ForecastJson : JsonSerializerContext;

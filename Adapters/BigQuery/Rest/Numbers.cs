using System.Text.Json.Serialization;

namespace Isobar.Adapters.BigQuery.Rest;

/// <summary>Google's JSON has 64-bit integers as text.</summary>
internal static class Numbers
{
    public const JsonNumberHandling AsText = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString;
}

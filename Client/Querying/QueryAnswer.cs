using System.Text.Json;

namespace Isobar.Client.Querying;

/// <summary>What <c>POST /v1/query</c> answers.</summary>
internal sealed record QueryAnswer(IReadOnlyList<string> Columns, IReadOnlyList<JsonElement[]> Rows, bool Truncated)
{
    /// <summary>What it cost, where queries are charged for.</summary>
    public QueryPrice? Cost { get; init; }

    public static QueryAnswer Read(JsonElement answer) => new(
        [.. answer.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!)],
        [.. answer.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().ToArray())],
        answer.TryGetProperty("truncated", out var truncated) && truncated.GetBoolean())
    {
        Cost = answer.TryGetProperty("cost", out var cost) ? QueryPrice.OfCost(cost) : null,
    };
}

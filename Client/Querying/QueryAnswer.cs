using System.Text.Json;

namespace Isobar.Client.Querying;

/// <summary>What <c>POST /v1/query</c> answers.</summary>
internal sealed record QueryAnswer(IReadOnlyList<string> Columns, IReadOnlyList<JsonElement[]> Rows, bool Truncated)
{
    public static QueryAnswer Read(JsonElement answer) => new(
        [.. answer.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!)],
        [.. answer.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().ToArray())],
        answer.TryGetProperty("truncated", out var truncated) && truncated.GetBoolean());
}

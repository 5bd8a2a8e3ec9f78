using System.Text.Json;
using Isobar.Adapters.BigQuery.Rest;

namespace Isobar.Adapters.BigQuery.Queries;

/// <summary>Bounds what an answer may hold in memory.</summary>
internal sealed class ResultBudget(int limit)
{
    private long _spent;

    /// <exception cref="ResultTooLargeException">That was too much.</exception>
    public void Spend(IReadOnlyList<WireRow>? rows)
    {
        foreach (var row in rows ?? [])
        {
            foreach (var cell in row.Cells)
            {
                _spent += LengthOf(cell.Value);
            }

            if (_spent > limit)
            {
                throw new ResultTooLargeException(limit);
            }
        }
    }

    private static int LengthOf(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? 0 : value.GetRawText().Length;
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isobar.Api.Live;

/// <summary>What all pages get at a moment: the figures, and cells. The rows are each page's own.</summary>
internal sealed record LiveMoment(DateTimeOffset Time, IReadOnlyList<CellFigures> Cells, JsonObject Stats)
{
    /// <summary>Writes its members; the object is the caller's.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("time", Time.UtcDateTime);
        json.WriteStartArray("cells");
        foreach (var cell in Cells)
        {
            cell.WriteTo(json);
        }

        json.WriteEndArray();
        json.WritePropertyName("stats");
        Stats.WriteTo(json);
    }
}

using System.Text.Json;
using Isobar.Places;
using Microsoft.AspNetCore.Http;

namespace Isobar.Api.Live;

/// <summary>A cell as the board knows it; empty if it does not.</summary>
internal sealed class LiveCellAnswer(Cell cell, LiveBoard board, int mostRows) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        var (events, users) = board.Cell(cell.Name);
        json.WriteStartObject();
        json.WriteString("cell", cell.Name);
        json.WriteNumber("events", events);
        json.WriteStartArray("users");
        foreach (var user in users)
        {
            json.WriteStartObject();
            json.WriteString("user_id", user.UserId);
            json.WriteString("last_type", user.LastType);
            json.WriteString("last_enriched_at", user.LastEnrichedAt.UtcDateTime);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        LiveRowJson.WriteRows(json, "rows", board.Rows(row => row.Cell?.Name == cell.Name, mostRows));
        json.WriteEndObject();
    }
}

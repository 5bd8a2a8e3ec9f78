using System.Text.Json;
using Isobar.Warehousing;

namespace Isobar.Api.Live;

/// <summary>The data of a server-sent event: a moment and the rows of one page.</summary>
internal static class LiveFrame
{
    public static void Write(Utf8JsonWriter json, LiveMoment moment, IReadOnlyList<EnrichedEvent> rows, int? seen = null)
    {
        json.WriteStartObject();
        moment.WriteTo(json);
        LiveRowJson.WriteRows(json, "rows", rows);
        if (seen is { } count)
        {
            json.WriteNumber("rows_seen", count);
        }

        json.WriteEndObject();
    }
}

using System.Text;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Tests.Fuzzing.Inputs;

/// <summary>Inputs as they should be, to be spoilt.</summary>
internal static class Corpus
{
    private const string Place = ",\"latitude\":52.5,\"longitude\":13.4";

    private static readonly string[] Objects =
    [
        Samples.Event(),
        Samples.Event(id: null),
        Samples.Event("Zoë 🌦", "a/b%2F", Place),
        Samples.Event(id: "e3", more: Place + ",\"properties\":{\"a\":[1,{\"b\":\"ü\\ud83c\"}],\"c\":null,\n \"d\":1.5e3}"),
        Samples.Event(id: "e4", more: ",\"latitude\":null,\"longitude\":null,\"properties\":null"),
        """{"event\u005fid":"e5","user_id":"u\u00e9","type":"t","occurred_at":"2026-06-01T13:30:00.123456789\u002b02:00","properties":{}}""",
    ];

    /// <summary>Single events.</summary>
    public static IReadOnlyList<byte[]> Events { get; } = Bytes(Objects);

    /// <summary>Bodies of requests with events: objects, arrays, and an object a line.</summary>
    public static IReadOnlyList<byte[]> Bodies { get; } = Bytes([
        .. Objects,
        $"[{string.Join(",\n", Objects)}]",
        string.Join('\n', Objects.Select(static one => one.Replace('\n', ' '))),
        string.Join("\r\n\r\n ", Enumerable.Repeat(Objects[0], 30)),
        "[]", "\uFEFF" + Objects[0], ""
    ]);

    /// <summary>CloudEvents in structured mode, and the data of those in binary mode.</summary>
    public static IReadOnlyList<byte[]> CloudEvents { get; } = Bytes([
        """{"specversion":"1.0","id":"42","source":"/shop","type":"order.placed","subject":"ada","time":"2026-06-01T11:00:00Z","datacontenttype":"application/json","traceparent":"00-t-01","data":{"latitude":52.5,"longitude":13.4,"properties":{"total":12}}}""",
        $$"""{"specversion":"1.0","id":"43","source":"/shop","type":"t","data":{{Objects[3]}}}""",
        $$"""{"specversion":"1.0","id":"44","source":"/shop","type":"t","subject":"ada","time":"2026-06-01T11:00:00Z","data_base64":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(Objects[0]))}}"}""",
        """{"user_id":"ada","order":{"total":12},"latitude":52.5,"longitude":13.4}""",
        .. Objects,
    ]);

    /// <summary>Weather reports.</summary>
    public static IReadOnlyList<byte[]> Reports { get; } = Bytes([
        """{"cell":"u33d8","source":"station-7","observed_at":"2026-06-01T11:55:00+01:00","temperature_c":7.25,"relative_humidity_pct":81,"pressure_msl_hpa":1013.2,"weather_code":61,"is_day":true}""",
        """{"latitude":52.52,"longitude":13.405,"source":"s","observed_at":"2026-06-01T11:55:00Z","wind_speed_ms":5.5,"wind_direction_deg":270,"wind_gusts_ms":9}""",
    ]);

    /// <summary>Bodies of the other requests.</summary>
    public static IReadOnlyList<byte[]> Commands { get; } = Bytes([
        """{"sql":"SELECT user_id, count(*) FROM enriched_events GROUP BY user_id","max_rows":10}""",
        """{"sql":"SELECT properties, weather_text FROM enriched_events WHERE temperature_c > 1.5 AND user_id = 'u1'"}""",
        """{"sql":"SELECT * FROM dead_letters ORDER BY received_at DESC LIMIT 3","dry_run":true}""",
        """{"keys":["00079c14d3430bcdd34aca60f666c1da"]}""",
        """{"reason":"invalid","limit":5}""",
        """{"name":"fuzz","scopes":["read","write"]}""",
    ]);

    /// <summary>Ids, cells, numbers and cursors, as they stand in addresses.</summary>
    public static IReadOnlyList<byte[]> Words { get; } = Bytes([
        "u1", "e1", "a/b", "Zoë 🌦", "u33d8", "u33", "52.5", "-180", "20", "100", "invalid", "refused", "8dec0d0a0000000000079c14d3430bcdd34aca60f666c1da", " ", "1e9", "",
    ]);

    private static IReadOnlyList<byte[]> Bytes(IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}

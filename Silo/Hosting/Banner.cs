using Isobar.Silo.CommandLine;

namespace Isobar.Silo.Hosting;

/// <summary>What an operator sees once everything is up.</summary>
internal static class Banner
{
    public static Task WriteAsync(TextWriter output, UpSettings settings, IEnumerable<string> urls)
    {
        var url = urls.First();
        var server = url == "http://127.0.0.1:8080" ? "" : $" --server {url}";
        return output.WriteLineAsync(
            $"""
            Isobar is ready: {string.Join(", ", urls)}
              source   {Source(settings)}
              rows to  {Warehouse(settings)}
              data     {Path.GetFullPath(settings.DataDirectory)}
              weather  {Weather(settings)}
              {(settings.IsDemo ? "feed     sample users, a few events a second" : "feed     none: send your own events")}

            In another terminal:
              ./isobar watch{server}
              ./isobar query{server} "select type, weather_text, count(*) from {Table(settings)} group by 1, 2 order by 3 desc"
              ./isobar send{server} samples/events.ndjson

            Ctrl-C stops it; nothing accepted is lost.
            """);
    }

    // BigQuery's table lags behind its live view.
    private static string Table(UpSettings settings) =>
        settings.Warehouse == WarehouseName.BigQuery ? "enriched_events_live" : "enriched_events";

    private static string Source(UpSettings settings) =>
        settings.Source == SourceName.PubSub ? "Google Pub/Sub" : "the broker in the data directory";

    private static string Warehouse(UpSettings settings) => settings.Warehouse switch
    {
        WarehouseName.BigQuery => "BigQuery",
        WarehouseName.Postgres => "PostgreSQL",
        _ => "SQLite in the data directory",
    };

    private static string Weather(UpSettings settings) => settings.Weather == WeatherSourceName.Synthetic
        ? "synthetic (invented, and marked so in every row)"
        : "Open-Meteo (Weather data by Open-Meteo.com, CC BY 4.0)";
}

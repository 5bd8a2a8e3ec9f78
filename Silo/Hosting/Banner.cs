using Isobar.Silo.CommandLine;
using Isobar.Silo.Runtime;

namespace Isobar.Silo.Hosting;

/// <summary>What an operator sees once everything is up.</summary>
internal static class Banner
{
    public static Task WriteAsync(TextWriter output, HostSettings settings, IEnumerable<string> urls) => settings.Role switch
    {
        HostRole.Silo => WriteSiloAsync(output, settings, urls),
        HostRole.Serve => WriteServeAsync(output, settings, urls),
        _ => WriteUpAsync(output, settings, urls),
    };

    private static Task WriteSiloAsync(TextWriter output, HostSettings settings, IEnumerable<string> urls) => output.WriteLineAsync(
        $"""
        Isobar's silo is ready, and answers probes: {string.Join(", ", urls)}
          source   {Source(settings)}
          rows to  {Warehouse(settings)}
          weather  {Weather(settings)}
          grains   on {GrainRuntime.Description}

        SIGTERM or Ctrl-C drains it; nothing accepted is lost.
        """);

    private static Task WriteServeAsync(TextWriter output, HostSettings settings, IEnumerable<string> urls) => output.WriteLineAsync(
        $"""
        Isobar's API is ready, in front of the cluster: {string.Join(", ", urls)}
          events to   {Source(settings)}
          queries to  {Warehouse(settings)}
          grains      on {GrainRuntime.Description}
        """);

    private static Task WriteUpAsync(TextWriter output, HostSettings settings, IEnumerable<string> urls)
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
              grains   on {GrainRuntime.Description}
              look at  the dashboard: open that address in a browser
              {(settings.IsDemo ? "feed     sample users, a few events a second" : "feed     none: send your own events")}

            In another terminal:
              ./isobar watch{server}
              ./isobar query{server} "select type, weather_text, count(*) from {Table(settings)} group by 1, 2 order by 3 desc"
              ./isobar send{server} samples/events.ndjson

            Ctrl-C stops it; nothing accepted is lost.
            """);
    }

    // BigQuery's table lags behind its live view.
    private static string Table(HostSettings settings) =>
        settings.Warehouse == WarehouseName.BigQuery ? "enriched_events_live" : "enriched_events";

    private static string Source(HostSettings settings) =>
        settings.Source == SourceName.PubSub ? "Google Pub/Sub" : "the broker in the data directory";

    private static string Warehouse(HostSettings settings) => settings.Warehouse switch
    {
        WarehouseName.BigQuery => "BigQuery",
        WarehouseName.Postgres => "PostgreSQL",
        _ => "SQLite in the data directory",
    };

    private static string Weather(HostSettings settings) => settings.Weather == WeatherSourceName.Synthetic
        ? "synthetic (invented, and marked so in every row)"
        : "Open-Meteo (Weather data by Open-Meteo.com, CC BY 4.0)";
}

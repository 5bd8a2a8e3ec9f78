using System.Globalization;
using System.Text;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>A request as the service wants it spelt: https://open-meteo.com/en/docs.</summary>
internal static class ForecastUri
{
    // Holds the API key, if there is one: not for logs.
    public static Uri Of(ForecastRequest request, OpenMeteoOptions options)
    {
        var query = new StringBuilder(options.EffectiveBaseAddress.AbsoluteUri.TrimEnd('/')).Append("/v1/forecast?latitude=");
        query.AppendJoin(',', request.Cells.Select(cell => Degrees(cell.Centre.Latitude)));
        query.Append("&longitude=").AppendJoin(',', request.Cells.Select(cell => Degrees(cell.Centre.Longitude)));
        AppendSpan(query, request.Span);
        query.Append("&timezone=GMT&timeformat=unixtime&wind_speed_unit=ms");
        if (options.ApiKey is { } key)
        {
            query.Append("&apikey=").Append(Uri.EscapeDataString(key));
        }

        return new Uri(query.ToString());
    }

    private static void AppendSpan(StringBuilder query, ForecastSpan span)
    {
        if (span.IsNow)
        {
            query.Append("&current=").Append(ForecastVariables.All);
            return;
        }

        query.Append("&hourly=").Append(ForecastVariables.All)
            .Append(CultureInfo.InvariantCulture, $"&past_days={span.PastDays}&forecast_days={span.ForecastDays}");
    }

    // Five decimals are about a metre, far below any cell.
    private static string Degrees(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}

namespace Isobar.Adapters.OpenMeteo;

/// <summary>
/// What the licence of the data, CC BY 4.0, asks to show beside it: on the dashboard, in answers of the API, in documents.
/// </summary>
public static class OpenMeteoAttribution
{
    public const string Text = "Weather data by Open-Meteo.com";
    public const string Link = "https://open-meteo.com/";
    public const string LicenceName = "CC BY 4.0";
    public const string LicenceLink = "https://creativecommons.org/licenses/by/4.0/";
    public const string Html = $"<a href=\"{Link}\">{Text}</a>";
    public const string Markdown = $"[{Text}]({Link}) ([{LicenceName}]({LicenceLink}))";
}

namespace Isobar.Api.Stats;

/// <summary>Whom the weather is owed to, as its licence asks; shown with its figures, and at the foot of the dashboard. Register one if the source wants it.</summary>
/// <param name="Text">For example <c>Weather data by Open-Meteo.com (CC BY 4.0)</c>.</param>
/// <param name="Link">Where it leads, or null.</param>
public sealed record WeatherAttribution(string Text, Uri? Link = null);

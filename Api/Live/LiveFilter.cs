using Isobar.Api.LiveStream;
using Isobar.Api.Problems;
using Isobar.Events;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Api.Live;

/// <summary>Which rows a page lists.</summary>
/// <param name="Where">Of which user and cells.</param>
/// <param name="Type">Only of this type, or null.</param>
/// <param name="Status">Only with weather of this status, or null.</param>
internal sealed record LiveFilter(RowFilter Where, string? Type, WeatherStatus? Status)
{
    /// <exception cref="ProblemException">400.</exception>
    public static LiveFilter Of(string? user, string? cell, string? type, string? status) =>
        new(RowFilter.Of(user, cell), ReadType(type), ReadStatus(status));

    public bool Includes(EnrichedEvent row) =>
        Where.Includes(row) && (Type is null || Type == row.Event.Type) && (Status is null || Status == row.Weather.Status);

    private static string? ReadType(string? text) => string.IsNullOrEmpty(text) ? null
        : EventLimits.Allow(text, EventLimits.TypeCharacters) ? text
        : throw new ProblemException(Refusal.Invalid("type", $"It must be 1 to {EventLimits.TypeCharacters} characters.", EventLimits.TypeCharacters));

    private static WeatherStatus? ReadStatus(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (var status in Enum.GetValues<WeatherStatus>())
        {
            if (EnrichedEventSchema.Name(status) == text)
            {
                return status;
            }
        }

        throw new ProblemException(Refusal.Invalid(
            "status", $"It must be one of {string.Join(", ", Enum.GetValues<WeatherStatus>().Select(static one => EnrichedEventSchema.Name(one)))}."));
    }
}

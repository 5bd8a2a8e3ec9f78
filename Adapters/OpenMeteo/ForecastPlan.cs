using Isobar.Weather;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>Sorts the questions of a call into as few requests as their ages allow; some need none.</summary>
internal sealed class ForecastPlan(DateTimeOffset now, int locationsPerRequest)
{
    // Times 24 hours, 11 variables and about 6 bytes: answers stay below 2 MB.
    private const int LocationDaysPerRequest = 1_000;

    public List<ForecastRequest> Requests { get; } = [];

    /// <returns>The answer if none must be asked for, else null: the question is then in one of the requests.</returns>
    public WeatherAnswer? Add(int index, WeatherQuestion question)
    {
        // A question that was never made has no centre to ask about.
        if (question.Cell == default)
        {
            return WeatherAnswer.Unknown(WeatherReasons.NoData);
        }

        var daysBack = (now.UtcDateTime.Date - question.Slot.Start.UtcDateTime.Date).Days;
        if (!question.IsPresent && daysBack < -1)
        {
            return WeatherAnswer.Unknown(WeatherReasons.NoData);
        }

        if ((question.IsPresent ? ForecastSpan.Now : ForecastSpan.Reaching(daysBack)) is not { } span)
        {
            return WeatherAnswer.Unknown(WeatherReasons.BeyondHistory);
        }

        RequestFor(question, span).Add(index, question);
        return null;
    }

    private ForecastRequest RequestFor(WeatherQuestion question, ForecastSpan span)
    {
        var most = Math.Clamp(LocationDaysPerRequest / span.Days, 1, locationsPerRequest);
        foreach (var request in Requests)
        {
            if (request.Span == span && (request.Holds(question.Cell) || request.Cells.Count < most))
            {
                return request;
            }
        }

        var another = new ForecastRequest(span);
        Requests.Add(another);
        return another;
    }
}

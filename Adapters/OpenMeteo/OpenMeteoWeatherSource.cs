using Isobar.Weather;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>
/// Weather from https://open-meteo.com: the block <c>current</c> for present slots; for past ones the block <c>hourly</c>, up to 92
/// days back, at the slot's start (slots shorter than an hour take the figures of their hour).
/// </summary>
/// <remarks>
/// The questions of a call leave as one request if all are of now, and as one more for each band of ages among the others:
/// see <see cref="ForecastSpan"/>.
/// </remarks>
internal sealed class OpenMeteoWeatherSource(
    ForecastClient client, OpenMeteoInstruments instruments, OpenMeteoOptions options, TimeProvider time) : IWeatherSource
{
    public const string SourceName = "open-meteo";

    public string Name => SourceName;

    public int MaximumQuestions => options.MaximumQuestions;

    public async Task<IReadOnlyList<WeatherAnswer>> AskAsync(
        IReadOnlyList<WeatherQuestion> questions, CancellationToken cancellationToken)
    {
        if (questions.Count > MaximumQuestions)
        {
            throw new ArgumentException($"At most {MaximumQuestions} questions, not {questions.Count}.", nameof(questions));
        }

        cancellationToken.ThrowIfCancellationRequested();
        instruments.OnAsked(questions.Count);

        var answers = new WeatherAnswer[questions.Count];
        await Task.WhenAll(Plan(questions, answers).Select(request => FetchAsync(request, answers, cancellationToken)));
        Count(answers);
        return answers;
    }

    private List<ForecastRequest> Plan(IReadOnlyList<WeatherQuestion> questions, WeatherAnswer[] answers)
    {
        var plan = new ForecastPlan(time.GetUtcNow(), options.MaximumQuestions);
        for (var i = 0; i < questions.Count; i++)
        {
            if (plan.Add(i, questions[i]) is { } answer)
            {
                answers[i] = answer;
            }
        }

        return plan.Requests;
    }

    // Requests answer different questions, so that they write to different places of the same array.
    private async Task FetchAsync(ForecastRequest request, WeatherAnswer[] answers, CancellationToken cancellationToken)
    {
        var outcome = await client.FetchAsync(request, cancellationToken);
        if (outcome.Reason is { } reason)
        {
            var failed = WeatherAnswer.Failed(reason);
            request.Questions.ForEach(asked => answers[asked.Index] = failed);
            return;
        }

        var now = time.GetUtcNow();
        var locations = ForecastReader.Read(outcome.Body, request.Cells.Count);
        request.Questions.ForEach(
            asked => answers[asked.Index] = ForecastAnswer.To(asked.Question, locations[asked.Location], now));
    }

    private void Count(WeatherAnswer[] answers)
    {
        foreach (var answer in answers)
        {
            if (answer.Reason is { } reason)
            {
                instruments.OnUnanswered(reason);
            }
        }
    }
}

using Isobar.Weather;

namespace Isobar.Adapters.Synthetic;

/// <summary>
/// Invented weather: a pure function of a cell's centre and a slot's start, the same on every machine and in every version that
/// does not say otherwise in the change log. Never fails; knows no past that is too long ago.
/// </summary>
public sealed class SyntheticWeatherSource : IWeatherSource
{
    public const string SourceName = "synthetic";

    public string Name => SourceName;

    public int MaximumQuestions => 10_000;

    public Task<IReadOnlyList<WeatherAnswer>> AskAsync(
        IReadOnlyList<WeatherQuestion> questions, CancellationToken cancellationToken)
    {
        if (questions.Count > MaximumQuestions)
        {
            throw new ArgumentException($"At most {MaximumQuestions} questions, not {questions.Count}.", nameof(questions));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<WeatherAnswer>>([.. questions.Select(Answer)]);
    }

    // A question that was never made has no centre to speak of.
    private static WeatherAnswer Answer(WeatherQuestion question) => question.Cell == default
        ? WeatherAnswer.Unknown(WeatherReasons.NoData)
        : WeatherAnswer.Known(Climate.At(question.Cell.Centre, question.Slot.Start));
}

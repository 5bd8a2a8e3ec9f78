using Isobar.Weather;

namespace Isobar.Tests.Grains.Hosting;

/// <summary>A weather source that a test answers for.</summary>
internal sealed class MemoryWeather(TimeProvider time) : IWeatherSource
{
    public string Name => "memory";

    public int MaximumQuestions => 100;

    /// <summary>The requests that came, each with its questions.</summary>
    public List<IReadOnlyList<WeatherQuestion>> Requests { get; } = [];

    public IEnumerable<WeatherQuestion> Questions => Requests.SelectMany(static request => request);

    public Func<WeatherQuestion, WeatherAnswer>? Answer { get; set; }

    /// <summary>What an answer waits for; throwing is the source's failure.</summary>
    public Func<Task> BeforeAnswer { get; set; } = static () => Task.CompletedTask;

    public async Task<IReadOnlyList<WeatherAnswer>> AskAsync(
        IReadOnlyList<WeatherQuestion> questions, CancellationToken cancellationToken)
    {
        Requests.Add(questions);
        await BeforeAnswer();
        return [.. questions.Select(Answer ?? (question => WeatherAnswer.Known(Observation(question))))];
    }

    public WeatherObservation Observation(WeatherQuestion question) => new()
    {
        Source = Name,
        ObservedAt = question.IsPresent ? time.GetUtcNow() : question.Slot.Start,
        TemperatureC = question.Slot.Start.Hour,
    };
}

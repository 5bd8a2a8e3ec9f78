namespace Isobar.Weather;

/// <summary>Where weather comes from: a service on the network, or a model of a climate.</summary>
/// <remarks>
/// <para>Answers every question, in the order asked, each with an observation or a reason; one bad question costs its
/// neighbours nothing. It throws only <see cref="OperationCanceledException"/>, when cancelled. Whatever else goes wrong (network, throttling,
/// nonsense) is an answer.</para>
/// <para>It asks its service at most once per question and call, retries included in its own time limit, and does not
/// remember answers: caching, single flight and negative caching are the <c>LocationGrain</c>'s.</para>
/// <para>May be called from any number of callers at once; bounds its own concurrency.</para>
/// </remarks>
public interface IWeatherSource
{
    /// <summary>The value of the column <c>weather_source</c>.</summary>
    string Name { get; }

    /// <summary>Most questions that one call takes; more are an <see cref="ArgumentException"/>.</summary>
    int MaximumQuestions { get; }

    Task<IReadOnlyList<WeatherAnswer>> AskAsync(IReadOnlyList<WeatherQuestion> questions, CancellationToken cancellationToken);
}

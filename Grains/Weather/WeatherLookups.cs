using Microsoft.Extensions.Options;

namespace Isobar.Weather;

/// <summary>
/// Gathers the questions of many cells that start together into few requests to the source. At most a bounded number of
/// requests at once, and of questions waiting.
/// </summary>
public sealed class WeatherLookups(
    IWeatherSource source, IOptions<WeatherOptions> options, TimeProvider time, WeatherInstruments instruments)
{
    private readonly WeatherOptions _options = options.Value;
    private readonly Queue<Waiting> _waiting = new();
    private readonly Lock _gate = new();
    private int _requests;

    /// <summary>Throws nothing: trouble is an answer.</summary>
    public Task<WeatherAnswer> AskAsync(WeatherQuestion question)
    {
        lock (_gate)
        {
            if (_waiting.Count >= _options.MaxWaiting)
            {
                return Task.FromResult(WeatherAnswer.Failed(WeatherReasons.SourceUnavailable));
            }

            var waiting = new Waiting(question);
            _waiting.Enqueue(waiting);
            if (_requests < _options.MaxRequests && NeedsRequest())
            {
                _requests++;

                // Ends when nothing waits; its number is bounded by MaxRequests.
                _ = SendAsync();
            }

            return waiting.Answer.Task;
        }
    }

    // One sender gathers; another joins it only when there is more than one request's worth.
    private bool NeedsRequest() => _requests == 0 || _waiting.Count > _requests * source.MaximumQuestions;

    private async Task SendAsync()
    {
        await Task.Delay(_options.GatherFor, time);
        while (Take() is { Count: > 0 } batch)
        {
            var answers = await AskSourceAsync(batch.ConvertAll(static waiting => waiting.Question));
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Answer.SetResult(answers[i]);
            }
        }
    }

    private List<Waiting> Take()
    {
        lock (_gate)
        {
            var batch = new List<Waiting>();
            while (batch.Count < source.MaximumQuestions && _waiting.TryDequeue(out var waiting))
            {
                batch.Add(waiting);
            }

            _requests -= batch.Count == 0 ? 1 : 0;
            return batch;
        }
    }

    private async Task<IReadOnlyList<WeatherAnswer>> AskSourceAsync(List<WeatherQuestion> questions)
    {
        instruments.OnRequest(questions.Count);
        var answers = await AnswersAsync(questions);
        instruments.OnAnswered(answers);
        return answers;
    }

    private async Task<IReadOnlyList<WeatherAnswer>> AnswersAsync(List<WeatherQuestion> questions)
    {
        try
        {
            var answers = await source.AskAsync(questions, CancellationToken.None);
            return answers.Count == questions.Count ? answers : Repeat(WeatherReasons.SourceNonsense, questions.Count);
        }
        catch (Exception)
        {
            // Against the port's contract, but a row must not be lost to it: the reason reaches the row and the metrics.
            return Repeat(WeatherReasons.SourceUnavailable, questions.Count);
        }
    }

    private static List<WeatherAnswer> Repeat(string reason, int count) =>
        [.. Enumerable.Repeat(WeatherAnswer.Failed(reason), count)];

    private sealed class Waiting(WeatherQuestion question)
    {
        public WeatherQuestion Question { get; } = question;

        public TaskCompletionSource<WeatherAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using Isobar.Places;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>One HTTP request: the locations it names, and whose questions their answers are.</summary>
/// <param name="Span">What is asked of each location.</param>
internal sealed record ForecastRequest(ForecastSpan Span)
{
    private readonly Dictionary<Cell, int> _positions = [];

    /// <summary>Each cell once, in the order of the query.</summary>
    public List<Cell> Cells { get; } = [];

    public List<AskedQuestion> Questions { get; } = [];

    public bool Holds(Cell cell) => _positions.ContainsKey(cell);

    public void Add(int index, Weather.WeatherQuestion question)
    {
        if (!_positions.TryGetValue(question.Cell, out var position))
        {
            position = Cells.Count;
            _positions.Add(question.Cell, position);
            Cells.Add(question.Cell);
        }

        Questions.Add(new AskedQuestion(index, position, question));
    }
}

/// <summary>A question within a request.</summary>
/// <param name="Index">Its place in the call.</param>
/// <param name="Location">Its cell's place in the request.</param>
/// <param name="Question">The question.</param>
internal readonly record struct AskedQuestion(int Index, int Location, Weather.WeatherQuestion Question);

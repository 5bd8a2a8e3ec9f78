using Isobar.Places;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Weather;

namespace Isobar.Tests.Simulation.Audits;

/// <summary>
/// Sees that each cell and slot is asked for once at a time and, unless cells forget slots within the run, once per expiry, as
/// long as the cell's activation lives.
/// </summary>
internal sealed class WeatherBudget(World world, WeatherOptions options, bool remembersAll)
{
    // An activation that has ended may still have a question on its way, and its successor asks the same.
    private static readonly TimeSpan Succession = TimeSpan.FromMinutes(10);

    private readonly Dictionary<int, DateTimeOffset> _collected = [];
    private readonly Dictionary<string, DateTimeOffset> _damaged = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Process, string Cell), DateTimeOffset> _succeeded = [];
    private readonly Dictionary<(int Process, Cell Cell, Slot Slot), object> _asking = [];
    private readonly Dictionary<(int Process, Cell Cell, Slot Slot), DateTimeOffset> _quietUntil = [];

    public void OnAsked(Process process, IReadOnlyList<WeatherQuestion> questions)
    {
        foreach (var question in questions)
        {
            var key = (process.Number, question.Cell, question.Slot);
            if (!_asking.TryAdd(key, questions) && !IsSucceeding(process, question.Cell))
            {
                Find(question, $"{process.Name} asks for {question.Cell} {question.Slot} while it is asking already.");
            }

            if (_quietUntil.TryGetValue(key, out var until) && world.Now < until && remembersAll && !IsSucceeding(process, question.Cell))
            {
                Find(question, $"{process.Name} asks for {question.Cell} {question.Slot} again, {until - world.Now} too early.");
            }
        }
    }

    /// <param name="process">Who asked.</param>
    /// <param name="questions">What was asked.</param>
    /// <param name="answers">Null if there was no answer that makes sense.</param>
    public void OnAnswered(Process process, IReadOnlyList<WeatherQuestion> questions, IReadOnlyList<WeatherAnswer>? answers)
    {
        for (var i = 0; i < questions.Count; i++)
        {
            var key = (process.Number, questions[i].Cell, questions[i].Slot);
            if (_asking.TryGetValue(key, out var asking) && ReferenceEquals(asking, questions))
            {
                _asking.Remove(key);
                _quietUntil[key] = world.Now + Expiry(answers?.Count == questions.Count ? answers[i] : null);
            }
        }
    }

    /// <summary>The activation of a cell ends, and what it knew may end with it.</summary>
    public void OnEnded(Process process, string cell)
    {
        _succeeded[(process.Number, cell)] = world.Now + Succession;
        Forget(key => key.Process == process.Number && key.Cell.Name == cell);
    }

    /// <summary>All idle activations end, or the clock by which they know what has expired is set.</summary>
    public void OnForgotten(Process process)
    {
        _collected[process.Number] = world.Now + Succession;
        Forget(key => key.Process == process.Number);
    }

    /// <summary>Somebody took its state away: activations anywhere will end when they write.</summary>
    public void OnDamaged(string cell)
    {
        _damaged[cell] = world.Now + Succession;
        Forget(key => key.Cell.Name == cell);
    }

    private void Find(WeatherQuestion question, string text) => world.Find(new Finding(Rule.SourceIsSpared, text, $"{question.Cell}@{question.Slot}"));

    private void Forget(Func<(int Process, Cell Cell, Slot Slot), bool> which)
    {
        foreach (var key in _asking.Keys.Union(_quietUntil.Keys).Where(which).ToList())
        {
            _asking.Remove(key);
            _quietUntil.Remove(key);
        }
    }

    private bool IsSucceeding(Process process, Cell cell) =>
        world.Now < _collected.GetValueOrDefault(process.Number)
        || world.Now < _damaged.GetValueOrDefault(cell.Name)
        || world.Now < _succeeded.GetValueOrDefault((process.Number, cell.Name));

    private TimeSpan Expiry(WeatherAnswer? answer) => answer switch
    {
        { Observation: not null } => options.FreshFor,
        { IsTransient: false } => options.UnknownFor,
        _ => options.NegativeFor,
    };
}

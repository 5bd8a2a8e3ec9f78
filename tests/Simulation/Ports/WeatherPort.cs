using Isobar.Tests.Simulation.Audits;
using Isobar.Tests.Simulation.Faults;
using Isobar.Weather;

namespace Isobar.Tests.Simulation.Ports;

/// <summary>The weather source as one silo sees it.</summary>
internal sealed class WeatherPort(WeatherModel weather, WeatherBudget budget, Link link) : IWeatherSource
{
    private static readonly string[] Reasons =
        [WeatherReasons.SourceTimeout, WeatherReasons.SourceThrottled, WeatherReasons.SourceUnavailable];

    public string Name => "simulated";

    public int MaximumQuestions => 5;

    public async Task<IReadOnlyList<WeatherAnswer>> AskAsync(
        IReadOnlyList<WeatherQuestion> questions, CancellationToken cancellationToken)
    {
        link.Process.World.Note("weather", string.Join(' ', questions.Select(static question => $"{question.Cell}@{question.Slot}")));
        budget.OnAsked(link.Process, questions);
        IReadOnlyList<WeatherAnswer>? answers = null;
        try
        {
            return answers = await link.CallAsync<IReadOnlyList<WeatherAnswer>>(
                ProbePoint.WeatherAsked, ProbePoint.WeatherAnswered, Fate(), () => Answers(questions));
        }
        finally
        {
            budget.OnAnswered(link.Process, questions, answers);
        }
    }

    private List<WeatherAnswer> Answers(IReadOnlyList<WeatherQuestion> questions)
    {
        var answers = questions.Select(Answer).ToList();
        if (link.Plan.Strikes(FaultKind.WeatherNonsense))
        {
            answers.RemoveAt(0);
        }

        return answers;
    }

    private WeatherAnswer Answer(WeatherQuestion question)
    {
        if (link.Process.World.Now < weather.AvailableFrom || link.Plan.Strikes(FaultKind.WeatherFails))
        {
            return WeatherAnswer.Failed(link.Chance.OneIn(Reasons));
        }

        return link.Chance.Of(0.02)
            ? WeatherAnswer.Unknown(WeatherReasons.BeyondHistory)
            : WeatherAnswer.Known(WeatherModel.Observe(question, link.Process.World.Now));
    }

    private Fate Fate()
    {
        var (plan, chance) = (link.Plan, link.Chance);
        var fate = link.Ordinary();
        if (plan.Strikes(FaultKind.WeatherSlow))
        {
            fate = fate with { Outward = chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40)) };
        }

        return plan.Strikes(FaultKind.WeatherNonsense) ? fate with { Lost = new HttpRequestException("Against the contract.") } : fate;
    }
}

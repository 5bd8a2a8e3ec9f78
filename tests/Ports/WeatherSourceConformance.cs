using Isobar.Places;
using Isobar.Weather;

namespace Isobar.Tests.Ports;

/// <summary>What every <see cref="IWeatherSource"/> keeps to, whatever it is made of.</summary>
public abstract class WeatherSourceConformance
{
    private static readonly (double Latitude, double Longitude)[] Places =
        [(52.52, 13.40), (-33.87, 151.21), (0.01, -78.46), (64.15, -21.94), (35.68, 139.69), (-77.85, 166.67), (21.31, -157.86)];

    protected abstract IWeatherSource Source { get; }

    /// <summary>The source's clock; a source without one may say anything within its history.</summary>
    protected abstract DateTimeOffset Now { get; }

    /// <summary>How many requests the service behind the source has seen, or null if there is none.</summary>
    protected virtual int? RequestsSeen => null;

    [Fact]
    public async Task Every_question_is_answered_in_the_order_asked()
    {
        var questions = Assorted();
        var together = await AskAsync(questions);
        Assert.Equal(questions.Length, together.Count);
        for (var i = 0; i < questions.Length; i++)
        {
            Assert.NotNull(together[i].Observation);
            Assert.Equal(Assert.Single(await AskAsync(questions[i])), together[i]);
        }
    }

    [Fact]
    public async Task An_answer_is_an_observation_or_a_reason()
    {
        foreach (var answer in await AskAsync([.. Assorted(), .. Unanswerable()]))
        {
            Assert.NotEqual(answer.Observation is null, answer.Reason is null);
            Assert.False(answer.Observation is not null && answer.IsTransient);
            Assert.False(answer.Reason is { Length: 0 });
        }
    }

    [Fact]
    public async Task An_observation_names_the_source_and_a_time_near_the_slot()
    {
        var questions = Assorted();
        var answers = await AskAsync(questions);
        foreach (var (question, answer) in questions.Zip(answers))
        {
            Assert.Equal(Source.Name, answer.Observation!.Source);
            Assert.Equal(TimeSpan.Zero, answer.Observation.ObservedAt.Offset);
            Assert.InRange(
                answer.Observation.ObservedAt, question.Slot.Start.AddHours(-1), question.Slot.End.AddMinutes(15));
        }
    }

    [Fact]
    public async Task Figures_are_within_their_ranges()
    {
        foreach (var answer in await AskAsync(Assorted()))
        {
            ObservationRanges.Check(answer.Observation!);
        }
    }

    [Fact]
    public async Task A_question_that_cannot_be_answered_costs_its_neighbours_nothing()
    {
        var good = Assorted();
        var answers = await AskAsync([.. good[..3], .. Unanswerable(), .. good[3..]]);
        Assert.All(answers.Take(3), answer => Assert.NotNull(answer.Observation));
        Assert.All(answers.TakeLast(good.Length - 3), answer => Assert.NotNull(answer.Observation));
        Assert.Equal(await AskAsync(good), [.. answers.Take(3), .. answers.TakeLast(good.Length - 3)]);
    }

    [Fact]
    public async Task The_same_question_twice_has_the_same_answer_twice()
    {
        var question = Present(Places[0]);
        var answers = await AskAsync(question, Present(Places[1]), question);
        Assert.NotNull(answers[0].Observation);
        Assert.Equal(answers[0], answers[2]);
    }

    [Fact]
    public async Task A_call_sends_no_more_requests_than_it_has_different_questions()
    {
        var before = RequestsSeen;
        await AskAsync([.. Assorted(), .. Assorted()]);
        Assert.True(RequestsSeen is null || RequestsSeen - before <= Assorted().Length);
    }

    [Fact]
    public async Task No_questions_have_no_answers_and_send_nothing()
    {
        var before = RequestsSeen;
        Assert.Empty(await AskAsync());
        Assert.Equal(before, RequestsSeen);
    }

    [Fact]
    public async Task As_many_questions_as_allowed_are_answered()
    {
        var answers = await AskAsync(Many(Source.MaximumQuestions));
        Assert.Equal(Source.MaximumQuestions, answers.Count);
        Assert.All(answers, answer => Assert.NotNull(answer.Observation));
    }

    [Fact]
    public async Task One_question_too_many_is_an_argument_exception_and_sends_nothing()
    {
        var before = RequestsSeen;
        await Assert.ThrowsAnyAsync<ArgumentException>(() => AskAsync(Many(Source.MaximumQuestions + 1)));
        Assert.Equal(before, RequestsSeen);
    }

    [Fact]
    public async Task A_cancelled_call_throws_and_sends_nothing()
    {
        var before = RequestsSeen;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Source.AskAsync(Assorted(), new CancellationToken(canceled: true)));
        Assert.Equal(before, RequestsSeen);
    }

    [Fact]
    public async Task Callers_at_the_same_time_each_get_their_own_answers()
    {
        var questions = Assorted();
        var alone = await AskAsync(questions);
        var calls = Enumerable.Range(0, 32).Select(i => AskAsync(questions[i % questions.Length])).ToArray();
        var answers = await Task.WhenAll(calls);
        for (var i = 0; i < answers.Length; i++)
        {
            Assert.Equal(alone[i % alone.Count], Assert.Single(answers[i]));
        }
    }

    /// <summary>The present slot, slots of today and of weeks ago, of every length, here and there.</summary>
    protected WeatherQuestion[] Assorted() =>
    [
        Present(Places[0]),
        Present(Places[1], minutes: 15),
        Past(Places[2], TimeSpan.FromHours(1)),
        Past(Places[3], TimeSpan.FromHours(30), minutes: 15),
        Past(Places[4], TimeSpan.FromDays(5), minutes: 30),
        Past(Places[5], TimeSpan.FromDays(40)),
        Past(Places[0], TimeSpan.FromDays(3)),
        Present(Places[6]),
    ];

    protected WeatherQuestion Present((double Latitude, double Longitude) place, int minutes = 60) =>
        new(CellAt(place), SlotAt(Now, minutes), IsPresent: true);

    protected WeatherQuestion Past((double Latitude, double Longitude) place, TimeSpan ago, int minutes = 60) =>
        new(CellAt(place), SlotAt(Now - ago, minutes), IsPresent: false);

    protected Task<IReadOnlyList<WeatherAnswer>> AskAsync(params WeatherQuestion[] questions) =>
        Source.AskAsync(questions, CancellationToken.None);

    // A cell that is none, and times of which hardly anybody knows the weather: an answer is allowed, an exception is not.
    private static WeatherQuestion[] Unanswerable()
    {
        var cell = CellAt(Places[0]);
        return
        [
            default,
            new(default, SlotAt(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 60), IsPresent: true),
            new(cell, SlotAt(new(1850, 6, 1, 12, 0, 0, TimeSpan.Zero), 60), IsPresent: false),
            new(cell, SlotAt(new(9999, 12, 31, 23, 0, 0, TimeSpan.Zero), 60), IsPresent: false),
        ];
    }

    private WeatherQuestion[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Present(((i % 170) - 85 + 0.5, (i / 170) + 0.5)))];

    private static Cell CellAt((double Latitude, double Longitude) place) =>
        Cell.Containing(new GeoPoint(place.Latitude, place.Longitude), 5);

    private static Slot SlotAt(DateTimeOffset instant, int minutes) => Slot.Containing(instant, TimeSpan.FromMinutes(minutes));
}

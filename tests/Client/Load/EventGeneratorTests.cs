using System.Text;
using Isobar.Client.Load.Generation;
using Isobar.Events;

namespace Isobar.Client.Tests.Load;

public sealed class EventGeneratorTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 8, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Every_body_says_what_it_holds()
    {
        var generator = new EventGenerator("0123abcd", 1, 4, 500, new LoadMix(50, 300, 0.3, 0.02), seed: 1);
        var seen = new HashSet<RowKey>();
        for (var body = 0; body < 20; body++)
        {
            var contents = generator.Fill(Now.AddHours(body));
            var events = Read(generator);
            var valid = events.Where(reading => reading.IsValid).ToList();

            Assert.Equal(500, events.Count);
            Assert.Equal(contents.Invalid, events.Count - valid.Count);
            Assert.Equal(contents.Distinct, valid.Count(reading => seen.Add(RowKey.Of(reading.Event!))));
            Assert.Equal(contents.Duplicates, valid.Count - contents.Distinct);
            Assert.InRange(contents.Duplicates, 40, 220);
        }
    }

    [Fact]
    public void Connections_make_different_events()
    {
        var keys = Enumerable.Range(0, 3).SelectMany(connection =>
        {
            var generator = new EventGenerator("0123abcd", connection, 3, 100, new LoadMix(5, 5, 0, 0), seed: 1);
            generator.Fill(Now);
            return Read(generator).Select(reading => RowKey.Of(reading.Event!)).ToList();
        });

        Assert.Equal(300, keys.Distinct().Count());
    }

    [Fact]
    public void A_user_stays_where_it_is()
    {
        var generator = new EventGenerator("0123abcd", 0, 1, 1000, new LoadMix(10, 7, 0.1, 0), seed: 1);
        generator.Fill(Now);

        var users = Read(generator).GroupBy(reading => reading.Event!.UserId, StringComparer.Ordinal).ToList();

        Assert.Equal(10, users.Count);
        Assert.All(users, user => Assert.Single(user.Select(reading => reading.Event!.Location).Distinct()));
    }

    private static List<EventReading> Read(EventGenerator generator) =>
    [
        .. Encoding.UTF8.GetString(generator.Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => UserEventJson.Read(Encoding.UTF8.GetBytes(line), Now.AddHours(20), () => "none")),
    ];
}

using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Load;

/// <summary>The promise, as the API of a silo shows it.</summary>
public static class EachOnce
{
    private const int Profiles = 25;

    /// <summary>Every accepted event is one row, nothing else is a row, no event is a dead letter, and profiles count what there is.</summary>
    public static async Task ExpectAsync(SiloClient client, IReadOnlyCollection<int> accepted)
    {
        Assert.Equal(accepted.Select(MadeUpEvents.Id).Order(StringComparer.Ordinal), await IdsAsync(client));
        await ExpectNoneTwiceAsync(client);
        foreach (var (user, events) in Users(accepted))
        {
            Assert.Equal((user, events), (user, await EventsAsync(client, user)));
        }
    }

    /// <summary>There are as many keys as rows, and no dead letter.</summary>
    public static async Task ExpectNoneTwiceAsync(SiloClient client)
    {
        var rows = await client.CountAsync("select count(*) from enriched_events");
        Assert.Equal(rows, await client.CountAsync("select count(distinct row_key) from enriched_events"));
        Assert.Equal(0, await client.CountAsync("select count(*) from dead_letters"));
    }

    /// <summary>The <c>event_id</c> of every row, in order.</summary>
    public static Task<List<string>> IdsAsync(SiloClient client) => client.IdsAsync(
        static after => $"select event_id from enriched_events where event_id > '{after}' order by event_id limit 5000");

    /// <summary>Some users, and how many events of theirs were accepted.</summary>
    public static IEnumerable<(string User, int Events)> Users(IEnumerable<int> accepted) =>
        accepted.GroupBy(MadeUpEvents.User).Take(Profiles).Select(static user => (user.Key, user.Count()));

    /// <summary>How many events a user's profile counts.</summary>
    public static async Task<int> EventsAsync(SiloClient client, string user) =>
        (await client.GetAsync($"/v1/users/{user}"))["events"]!.GetValue<int>();
}

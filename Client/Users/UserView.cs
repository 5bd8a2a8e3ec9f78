using System.Text.Json;
using System.Text.Json.Nodes;
using Isobar.Client.CommandLine;
using Isobar.Client.Output;

namespace Isobar.Client.Users;

/// <summary>A user on a terminal: the profile as it is, the recent events a line each, because a row has 28 columns.</summary>
internal static class UserView
{
    private const string RecentEvents = "recent_events";

    public static void Write(JsonElement user, Terminal terminal)
    {
        var profile = JsonObject.Create(user)!;
        profile.Remove(RecentEvents);
        terminal.ForOutput().Write(JsonView.Of(JsonSerializer.SerializeToElement(profile)));
        if (user.TryGetProperty(RecentEvents, out var rows) && rows.GetArrayLength() > 0)
        {
            terminal.Output.WriteLine("recent events");
            foreach (var row in rows.EnumerateArray())
            {
                terminal.Output.WriteLine($"  {RowLine.Of(row)}");
            }
        }
    }
}

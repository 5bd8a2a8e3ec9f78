using System.Text;
using Isobar.Events;

namespace Isobar.Tests.GrainsInterfaces.Events;

/// <summary>Found by the simulator (seed 2): no grain has a blank key, so such an event would be delivered for ever.</summary>
public sealed class BlankNamesTests
{
    [Theory]
    [InlineData("user_id")]
    [InlineData("event_id")]
    [InlineData("type")]
    public void A_blank_name_is_refused(string field)
    {
        var json = """{"event_id":"e","user_id":"u","type":"t","occurred_at":"2026-11-22T12:00:00Z"}"""
            .Replace($"\"{field}\":\"{field[0]}\"", $"\"{field}\":\" \"", StringComparison.Ordinal);

        var reading = UserEventJson.Read(Encoding.UTF8.GetBytes(json), new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), static () => "id");

        Assert.Equal(field, reading.Fault.Field);
    }
}

using System.Buffers;
using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;
using Isobar.Events;

namespace Isobar.Tests.GrainsInterfaces.Events;

public sealed class UserEventJsonProperties
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 2_000)]
    public bool What_is_written_is_read_back(
        NonEmptyString eventId, NonEmptyString userId, NonEmptyString type, uint secondsAgo, NormalFloat latitude, NormalFloat longitude,
        bool hasPlace, Dictionary<string, string>? properties)
    {
        var written = new UserEvent
        {
            EventId = Allowed(eventId.Get, EventLimits.IdCharacters),
            UserId = Allowed(userId.Get, EventLimits.IdCharacters),
            Type = Allowed(type.Get, EventLimits.TypeCharacters),
            OccurredAt = Now.AddSeconds(-(secondsAgo % 300_000_000u)).AddTicks(secondsAgo % 10_000_000u).ToOffset(TimeSpan.FromMinutes(secondsAgo % 841)),
            Location = hasPlace ? On.Earth(latitude.Get, longitude.Get) : null,
            Properties = properties is null ? null : JsonSerializer.Serialize(properties),
        };
        var json = new ArrayBufferWriter<byte>();
        UserEventJson.Write(json, written);
        var read = UserEventJson.Read(json.WrittenSpan, Now, () => "never").Event;
        return read == written && read.OccurredAt.EqualsExact(written.OccurredAt)
            && ContentFingerprint.Of(read) == ContentFingerprint.Of(written) && RowKey.Of(read) == RowKey.Of(written);
    }

    [Property(MaxTest = 2_000)]
    public bool No_bytes_are_too_strange(byte[] bytes) => !UserEventJson.Read(bytes, Now, () => "id").IsValid;

    private static string Allowed(string text, int limit)
    {
        var kept = string.Concat(text.Where(character => !char.IsControl(character) && !char.IsSurrogate(character)).Take(limit));
        return string.IsNullOrWhiteSpace(kept) ? "x" : kept;
    }
}

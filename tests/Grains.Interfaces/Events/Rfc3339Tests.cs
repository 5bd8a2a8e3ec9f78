using System.Text;
using FsCheck.Xunit;
using Isobar.Events;

namespace Isobar.Tests.GrainsInterfaces.Events;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2026-01-31T08:30:00Z", "2026-01-31T08:30:00.0000000+00:00")]
    [InlineData("2026-01-31t08:30:00z", "2026-01-31T08:30:00.0000000+00:00")]
    [InlineData("2026-01-31T09:30:00+01:00", "2026-01-31T09:30:00.0000000+01:00")]
    [InlineData("2026-01-31T03:00:00-05:30", "2026-01-31T03:00:00.0000000-05:30")]
    [InlineData("2026-01-31T08:30:00.5Z", "2026-01-31T08:30:00.5000000+00:00")]
    [InlineData("2026-01-31T08:30:00.123456789012Z", "2026-01-31T08:30:00.1234567+00:00")]
    [InlineData("2026-01-31T08:30:00-00:00", "2026-01-31T08:30:00.0000000+00:00")]
    [InlineData("2024-02-29T23:59:59+14:00", "2024-02-29T23:59:59.0000000+14:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+00:00")]
    public void A_date_time_with_offset_is_read(string text, string expected)
    {
        Assert.True(Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out var instant));
        Assert.Equal(expected, instant.ToString("O"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T08:30:00")]
    [InlineData("2026-01-31T08:30Z")]
    [InlineData("2026-01-31 08:30:00Z")]
    [InlineData("2026-01-31T08:30:00.Z")]
    [InlineData("2026-01-31T08:30:00,5Z")]
    [InlineData("2026-01-31T08:30:00.5")]
    [InlineData("2026-01-31T08:30:00+1:00")]
    [InlineData("2026-01-31T08:30:00+0100")]
    [InlineData("2026-01-31T08:30:00+01:60")]
    [InlineData("2026-01-31T08:30:00+14:01")]
    [InlineData("2026-01-31T08:30:00+99:00")]
    [InlineData("2026-01-31T08:30:00ZZ")]
    [InlineData("2026-01-31T08:30:00Z ")]
    [InlineData("2026-00-31T08:30:00Z")]
    [InlineData("2026-13-31T08:30:00Z")]
    [InlineData("2026-02-29T08:30:00Z")]
    [InlineData("2026-04-31T08:30:00Z")]
    [InlineData("2026-01-00T08:30:00Z")]
    [InlineData("2026-01-31T24:00:00Z")]
    [InlineData("2026-01-31T08:60:00Z")]
    [InlineData("2026-01-31T08:59:60Z")]
    [InlineData("0000-01-31T08:30:00Z")]
    [InlineData("+026-01-31T08:30:00Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("２０２６-01-31T08:30:00Z")]
    public void Anything_else_is_refused(string text) => Assert.False(Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Property(MaxTest = 2_000)]
    public bool What_dot_net_writes_is_read_back(DateTime local, short offset)
    {
        var minutes = TimeSpan.FromMinutes(offset % (14 * 60));
        var kept = local.Year is < 2 or > 9998 ? new DateTime(2000, 1, 1) : DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var instant = new DateTimeOffset(kept, minutes);
        return Rfc3339.TryParse(Encoding.UTF8.GetBytes(instant.ToString("O")), out var read) && read.EqualsExact(instant);
    }

    [Property(MaxTest = 2_000)]
    public bool No_text_is_too_strange(byte[] text) => !Rfc3339.TryParse(text, out _) || text.Length >= 20;
}

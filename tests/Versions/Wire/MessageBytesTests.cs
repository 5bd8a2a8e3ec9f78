using Isobar.Tests.Versions.Samples;

namespace Isobar.Tests.Versions.Wire;

/// <summary>Messages as Orleans' serializer writes them, and as an earlier version did.</summary>
public sealed class MessageBytesTests : IDisposable
{
    private readonly OrleansBytes _today = OrleansBytes.Today();

    public static TheoryData<string> Names => [.. Sample.All.Select(static sample => sample.Name).Distinct()];

    public static TheoryData<int, string> Kept => FixtureFolder.Orleans.Cases();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_is_written_as_its_newest_fixture_says(string name) =>
        FixtureFolder.Orleans.AssertNewest(name, _today.Write(Sample.Newest(name).Value));

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_a_version_wrote_is_read_with_every_value(int version, string name)
    {
        var fixture = FixtureFolder.Orleans.Get(version, name);
        Assert.Equal(Values.Of(Sample.Of(fixture).Value), Values.Of(_today.Read(fixture.Bytes())));
    }

    public void Dispose() => _today.Dispose();
}

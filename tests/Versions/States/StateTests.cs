using System.Text.Json.Nodes;
using Isobar.Tests.Versions.Samples;

namespace Isobar.Tests.Versions.States;

/// <summary>Grain states as they are stored, in the file that a silo of any version may have written.</summary>
public sealed class StateTests
{
    public static TheoryData<string> Names => [.. StateKind.All.Select(static kind => kind.Name)];

    public static TheoryData<int, string> Kept => FixtureFolder.States.Cases();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_state_is_stored_as_its_newest_fixture_says(string name)
    {
        var kind = StateKind.Named(name);
        FixtureFolder.States.AssertNewest(name, await kind.WriteAsync(Sample.Newest(kind.Alias).Value));
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task What_a_version_stored_is_read_with_every_value(int version, string name)
    {
        var kind = StateKind.Named(name);
        var read = await kind.ReadAsync(FixtureFolder.States.Get(version, name).Bytes());
        Assert.Equal(Values.Of(Sample.All.Single(one => one.Version == version && one.Name == kind.Alias).Value), read);
    }

    /// <summary>And is lost when this version writes the state again.</summary>
    [Theory]
    [MemberData(nameof(Kept))]
    public async Task A_member_that_only_a_later_version_knows_is_passed_over(int version, string name)
    {
        var body = FixtureFolder.States.Get(version, name).Bytes();
        var kind = StateKind.Named(name);
        Assert.Equal(await kind.ReadAsync(body), await kind.ReadAsync(WithMore(body)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_an_earlier_version_did_not_store_is_as_in_a_new_grain(string name)
    {
        var kind = StateKind.Named(name);
        Assert.Equal(kind.Empty, await kind.ReadAsync("{}"u8.ToArray()));
    }

    // At every depth: a later version may know more of what is in the state, too.
    private static byte[] WithMore(byte[] body)
    {
        var document = JsonNode.Parse(body)!;
        Extend(document);
        return System.Text.Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    private static void Extend(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            array.ToList().ForEach(Extend);
        }
        else if (node is JsonObject known)
        {
            known.Select(static member => member.Value).ToList().ForEach(Extend);
            known["OfALaterVersion"] = new JsonObject { ["text"] = "new", ["list"] = new JsonArray(1, 2) };
        }
    }
}

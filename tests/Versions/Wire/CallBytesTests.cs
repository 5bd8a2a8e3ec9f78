using Orleans.Serialization.Invocation;

namespace Isobar.Tests.Versions.Wire;

/// <summary>Calls of grains and their answers on the wire: which method is meant depends on the aliases, and on nothing else.</summary>
public sealed class CallBytesTests : IDisposable
{
    private static readonly FixtureFolder Folder = FixtureFolder.Calls;

    private readonly OrleansBytes _today = OrleansBytes.Today();

    public static TheoryData<int, string> Calls => Cases(CallSample.All);

    public static TheoryData<int, string> Newest => Cases(CallSample.All.GroupBy(static call => call.Name).Select(static all => all.MaxBy(static call => call.Version)!));

    [Fact]
    public void Every_method_of_a_grain_has_a_sample() =>
        Assert.Equal(GrainCalls.Requests.Keys.Order(StringComparer.Ordinal), CallSample.All.Select(static call => call.Name).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Newest))]
    public void A_call_is_written_as_its_newest_fixture_says(int version, string name)
    {
        var call = Of(version, name);
        Folder.AssertNewest(call.Call, _today.Write(GrainCalls.Request(name, call.Arguments)));
    }

    [Theory]
    [MemberData(nameof(Newest))]
    public void An_answer_is_written_as_its_newest_fixture_says(int version, string name)
    {
        var call = Of(version, name);
        Folder.AssertNewest(call.Answer, _today.Write(GrainCalls.Answer(GrainCalls.Request(name).GetMethod(), call.Result)));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_of_a_version_reaches_its_method_with_its_arguments(int version, string name)
    {
        var call = Of(version, name);
        var request = Assert.IsAssignableFrom<IInvokable>(_today.Read(Folder.Get(version, call.Call).Bytes()));

        Assert.Equal(name, GrainCalls.NameOf(request));
        Assert.Equal(Values.Of(call.Arguments), Values.Of(GrainCalls.Arguments(request)));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void An_answer_of_a_version_is_read_with_every_value(int version, string name)
    {
        var call = Of(version, name);
        var answer = Assert.IsAssignableFrom<Response>(_today.Read(Folder.Get(version, call.Answer).Bytes()));

        Assert.Null(answer.Exception);
        Assert.Equal(Values.Of(call.Result), Values.Of(answer.Result));
    }

    public void Dispose() => _today.Dispose();

    private static CallSample Of(int version, string name) => CallSample.All.Single(call => call.Version == version && call.Name == name);

    private static TheoryData<int, string> Cases(IEnumerable<CallSample> calls)
    {
        var cases = new TheoryData<int, string>();
        foreach (var call in calls)
        {
            cases.Add(call.Version, call.Name);
        }

        return cases;
    }
}

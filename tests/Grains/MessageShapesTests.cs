using System.Reflection;
using Isobar.EmbeddedRuntime;
using Isobar.Users;

namespace Isobar.Tests.Grains;

/// <summary>Passing by reference would hide a type that fails only when a call crosses silos.</summary>
public sealed class MessageShapesTests
{
    public static TheoryData<Assembly> Assemblies => [typeof(IUserGrain).Assembly, typeof(UserGrain).Assembly];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_message_state_and_exception_of_the_grains_can_be_serialized(Assembly assembly) =>
        Assert.Empty(MessageShapes.ProblemsOf(assembly));
}

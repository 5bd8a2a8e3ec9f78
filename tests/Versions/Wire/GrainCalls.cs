using System.Reflection;
using Isobar.Tests.Versions.Contract;
using Orleans;
using Orleans.Serialization.Invocation;

namespace Isobar.Tests.Versions.Wire;

/// <summary>The requests that Orleans makes of grain methods, by the aliases of interface and method: <c>isobar.user.locate</c>.</summary>
internal static class GrainCalls
{
    public static IReadOnlyDictionary<string, Type> Requests { get; } = ProductAssemblies.All
        .SelectMany(static assembly => assembly.GetTypes())
        .Where(static type => type.IsAssignableTo(typeof(IInvokable)) && type.IsDefined(typeof(CompoundTypeAliasAttribute)))
        .ToDictionary(static type => NameOf((IInvokable)Activator.CreateInstance(type)!), StringComparer.Ordinal);

    public static string NameOf(IInvokable request) =>
        $"{TypeNames.AliasOf(request.GetInterfaceType())}.{TypeNames.AliasOf(request.GetMethod())}";

    public static IInvokable Request(string name, params object?[] arguments)
    {
        var request = (IInvokable)Activator.CreateInstance(Requests[name])!;
        for (var i = 0; i < arguments.Length; i++)
        {
            request.SetArgument(i, arguments[i]!);
        }

        return request;
    }

    /// <summary>What a silo sends back: the result, in the method's own type.</summary>
    public static Response Answer(MethodInfo method, object? result) => method.ReturnType.GetGenericArguments() is [var type]
        ? (Response)typeof(Response).GetMethod(nameof(Response.FromResult))!.MakeGenericMethod(type).Invoke(null, [result])!
        : Response.Completed;

    public static IEnumerable<object?> Arguments(IInvokable request) =>
        Enumerable.Range(0, request.GetArgumentCount()).Select(request.GetArgument);
}

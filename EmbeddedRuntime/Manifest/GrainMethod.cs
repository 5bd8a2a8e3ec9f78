using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace Isobar.EmbeddedRuntime;

/// <summary>A method of a grain interface and what its attributes say. For generated code.</summary>
public sealed class GrainMethod
{
    /// <summary>Looks the method up once, when its interface is first registered.</summary>
    public GrainMethod(Type interfaceType, string name, params Type[] parameterTypes)
    {
        Method = interfaceType.GetMethod(name, parameterTypes)
            ?? throw new MissingMethodException(interfaceType.FullName, name);
        InterfaceName = interfaceType.FullName!;
        IsOneWay = Has<OneWayAttribute>();
        IsReadOnly = Has<ReadOnlyAttribute>();
        IsAlwaysInterleaved = Has<AlwaysInterleaveAttribute>();
        ResponseTimeout = (Method.GetCustomAttribute<ResponseTimeoutAttribute>()
            ?? interfaceType.GetCustomAttribute<ResponseTimeoutAttribute>())?.Timeout;
    }

    internal MethodInfo Method { get; }

    internal string Name => Method.Name;

    internal string InterfaceName { get; init; }

    internal bool IsOneWay { get; }

    internal bool IsReadOnly { get; }

    internal bool IsAlwaysInterleaved { get; }

    internal TimeSpan? ResponseTimeout { get; }

    private bool Has<TAttribute>()
        where TAttribute : Attribute => Method.IsDefined(typeof(TAttribute), inherit: false);
}

using System.Reflection;
using Isobar.Tests.Versions.Contract;
using Orleans.Runtime;

namespace Isobar.Tests.Versions.States;

/// <summary>A state that grains of one class keep.</summary>
/// <param name="Name">Type of the grain and name of the state, as the store knows it.</param>
internal abstract record StateKind(string Name, string Alias)
{
    /// <summary>All that grain classes ask for.</summary>
    public static IReadOnlyList<StateKind> All { get; } =
    [
        .. from grain in ProductAssemblies.GrainClasses
           from constructor in grain.GetConstructors()
           from parameter in constructor.GetParameters()
           let attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()
           where attribute is not null
           select Of(parameter.ParameterType.GetGenericArguments()[0], $"{ContractTexts.GrainTypeOf(grain)}.{attribute.StateName}"),
    ];

    public static StateKind Named(string name) => All.Single(kind => kind.Name == name);

    /// <summary>What this version stores for a state.</summary>
    public abstract Task<byte[]> WriteAsync(object state);

    /// <summary>The values of the state that this version makes of stored bytes.</summary>
    public abstract Task<string> ReadAsync(byte[] body);

    /// <summary>The values of a grain that has nothing stored.</summary>
    public abstract string Empty { get; }

    private static StateKind Of(Type type, string name) =>
        (StateKind)Activator.CreateInstance(typeof(StateKind<>).MakeGenericType(type), name)!;
}

internal sealed record StateKind<T>(string Name) : StateKind(Name, TypeNames.Of(typeof(T)))
    where T : new()
{
    public override string Empty => Values.Of(new T());

    public override async Task<byte[]> WriteAsync(object state)
    {
        await using var store = new StoredState(Name);
        return await store.WriteAsync((T)state);
    }

    public override async Task<string> ReadAsync(byte[] body)
    {
        await using var store = new StoredState(Name);
        return Values.Of(await store.ReadAsync<T>(body));
    }
}

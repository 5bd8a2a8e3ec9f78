using System.Runtime.CompilerServices;
using Orleans;
using Xunit;

namespace Isobar.Runtime.Conformance;

/// <summary>One host for all tests of a run: starting an Orleans cluster takes seconds.</summary>
public sealed class RuntimeFixture : IAsyncLifetime
{
    public IRuntimeHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await RuntimeHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class RuntimeCollection : ICollectionFixture<RuntimeFixture>
{
    public const string Name = "runtime";
}

/// <summary>Base of the tests. They share a host and never a grain: keys are the tests' names.</summary>
[Collection(RuntimeCollection.Name)]
public abstract class ConformanceTest(RuntimeFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected IRuntimeHost Host => fixture.Host;

    protected Signals Signals => fixture.Host.Signals;

    protected TGrain Grain<TGrain>([CallerMemberName] string key = "")
        where TGrain : IGrainWithStringKey => Host.Grains.GetGrain<TGrain>(key);

    /// <summary>Waits for what needs no time to pass.</summary>
    protected static Task Soon(Task task) => task.WaitAsync(Patience);

    protected static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(Patience);
}

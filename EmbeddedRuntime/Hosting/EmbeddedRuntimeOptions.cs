using System.Reflection;

namespace Isobar.EmbeddedRuntime;

/// <summary>How a silo behaves. The defaults are those of Orleans, where Orleans has them.</summary>
public sealed class EmbeddedRuntimeOptions
{
    private readonly List<Assembly> _grainAssemblies = [];

    /// <summary>The assemblies whose grain classes this silo runs, in order of registration.</summary>
    public IReadOnlyList<Assembly> GrainAssemblies => _grainAssemblies;

    /// <summary>How long a caller waits for an answer, unless <c>[ResponseTimeout]</c> says otherwise. Default: 30 s.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often calls that have waited too long are looked for, and so how late a timeout may come. Default: 1 s.
    /// </summary>
    public TimeSpan ResponseTimeoutCheckPeriod { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long an activation may be idle, unless <c>[CollectionAgeLimit]</c> or <c>[KeepAlive]</c> says otherwise.
    /// Default: 15 min.
    /// </summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for. Default: 1 min.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long an ending activation waits for its running calls, and then for <c>OnDeactivateAsync</c>. Default: 30 s.
    /// </summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many calls may wait for one activation; one more fails with
    /// <see cref="Orleans.Runtime.LimitExceededException"/>. Timer ticks do not count: each timer has at most one.
    /// Default: 10,000.
    /// </summary>
    public int MaxQueuedRequestsPerActivation { get; set; } = 10_000;

    /// <summary>What <c>IStreamSubscriptionHandleFactory.ProviderName</c> answers. Default: <c>Default</c>.</summary>
    public string StreamProviderName { get; set; } = "Default";

    /// <summary>
    /// Adds the grain classes of <paramref name="assembly"/>, which was compiled with the runtime's source generator. The
    /// grain interfaces come along, from wherever they are.
    /// </summary>
    public EmbeddedRuntimeOptions AddGrains(Assembly assembly)
    {
        if (!_grainAssemblies.Contains(assembly))
        {
            _grainAssemblies.Add(assembly);
        }

        return this;
    }
}

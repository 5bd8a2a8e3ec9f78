using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Base class of grains. An instance is made by the runtime, lives in one activation, and is entered by one turn at a time.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly IGrainContext? _context;

    /// <summary>Makes the instance for the activation whose scheduler is current.</summary>
    protected Grain()
        : this(RuntimeContext.Current)
    {
    }

    /// <summary>Makes the instance for <paramref name="grainContext"/>.</summary>
    protected Grain(IGrainContext? grainContext) => _context = grainContext;

    /// <inheritdoc/>
    public IGrainContext GrainContext => _context ?? throw MadeOutsideTheRuntime();

    /// <summary>This grain's identity as text: <c>user/alice</c>.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => GrainContext.GrainFactory;

    /// <summary>The services of this activation: a scope that ends with it.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

#pragma warning disable CA1725 // The parameters are named as Orleans names them, here and in IGrainBase.
    /// <inheritdoc/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;
#pragma warning restore CA1725

    /// <summary>Ends this activation when the calls that run now are done; calls that wait go to a fresh activation.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>
    /// Keeps this activation from being collected as idle for at least <paramref name="timeSpan"/> from now. Zero or
    /// less takes an earlier delay back.
    /// </summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => GrainContext.DelayDeactivation(timeSpan);

    private static InvalidOperationException MadeOutsideTheRuntime() =>
        new("This grain was made by a plain 'new', outside the runtime, and so has no activation.");
}

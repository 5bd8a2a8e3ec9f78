using System.Reflection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Runs around each call that an activation executes: calls of other grains and of clients, timer ticks, stream deliveries.
/// Registered as a service, it sees every grain; implemented by a grain class, that class, after the registered ones.
/// </summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Runs the rest of the call by <see cref="IGrainCallContext.Invoke"/>, or answers in its place.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>A call under way.</summary>
public interface IGrainCallContext
{
    /// <summary>The grain instance.</summary>
    object Grain { get; }

    /// <summary>Who calls; <c>null</c> for a caller that is not a grain.</summary>
    GrainId? SourceId { get; }

    /// <summary>Who is called.</summary>
    GrainId TargetId { get; }

    GrainInterfaceType InterfaceType { get; }

    /// <summary>The full name of the interface.</summary>
    string InterfaceName { get; }

    string MethodName { get; }

    MethodInfo InterfaceMethod { get; }

    /// <summary>The answer, once the call has been invoked; a filter may replace it.</summary>
    object? Result { get; set; }

    /// <summary>Runs the next filter, or the method itself.</summary>
    Task Invoke();
}

/// <inheritdoc/>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    IGrainContext TargetContext { get; }
}

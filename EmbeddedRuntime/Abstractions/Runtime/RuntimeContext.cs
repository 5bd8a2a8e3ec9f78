namespace Orleans.Runtime;

/// <summary>Where the current code runs.</summary>
internal static class RuntimeContext
{
    /// <summary>The activation whose turn this is; <c>null</c> outside of any.</summary>
    /// <remarks>Derived from the scheduler, so that there is no second thing to keep in step with it.</remarks>
    public static IGrainContext? Current => (TaskScheduler.Current as IGrainScheduler)?.Context;
}

/// <summary>A task scheduler that runs the turns of one activation.</summary>
internal interface IGrainScheduler
{
    IGrainContext Context { get; }
}

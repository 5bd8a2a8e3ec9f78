namespace Orleans.Runtime;

/// <summary>A timer of one activation. Disposing it cancels the token of a callback that runs.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>
    /// Sets when it fires next and how long after each call it fires again; <see cref="Timeout.InfiniteTimeSpan"/> for
    /// never. During a callback it takes effect when the callback ends.
    /// </summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}

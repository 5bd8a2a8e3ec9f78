namespace Isobar.Warehousing;

/// <summary>The writer's queue is full. The rows stay where they are safe, in the broker; try again later.</summary>
[GenerateSerializer, Alias("isobar.writer-busy")]
public sealed class WriterBusyException : Exception
{
    public WriterBusyException(int waiting, int limit)
        : base($"The warehouse writer already holds {waiting} rows of at most {limit} (Writer:MaxQueuedRows).")
    {
    }
}

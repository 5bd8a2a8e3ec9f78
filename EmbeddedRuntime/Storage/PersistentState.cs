using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.EmbeddedRuntime;

/// <summary>A state of one activation. Its operations run one after the other, in the order in which they were started.</summary>
internal sealed class PersistentState<T>(string name, GrainId grainId, IGrainStorage storage) : IPersistentState<T>, IStoredState
{
    private readonly GrainState<T> _record = new(Activator.CreateInstance<T>());
    private Task _last = Task.CompletedTask;

    public T State
    {
        get => _record.State!;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public Task ReadAsync() => ReadStateAsync(CancellationToken.None);

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        Run("read", () => storage.ReadStateAsync(name, grainId, _record, cancellationToken), cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Run("write", () => storage.WriteStateAsync(name, grainId, _record, cancellationToken), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        Run("clear", () => storage.ClearStateAsync(name, grainId, _record, cancellationToken), cancellationToken);

    private Task Run(string verb, Func<Task> operation, CancellationToken cancellationToken) =>
        _last = RunAfter(_last, verb, operation, cancellationToken);

    private async Task RunAfter(Task before, string verb, Func<Task> operation, CancellationToken cancellationToken)
    {
        // How the one before ended is for its own caller to see.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await operation();
        }
        catch (Exception exception) when (IsForeign(exception, cancellationToken))
        {
            throw new OrleansException($"Storage failed to {verb} the state '{name}' of {grainId}: {exception.Message}", exception);
        }

        // A storage that found nothing, or cleared, may leave no instance; grains never see none.
        _record.State ??= Activator.CreateInstance<T>();
    }

    /// <summary>Whether a failure is wrapped, so that a grain catches one type of exception whatever its storage is.</summary>
    private static bool IsForeign(Exception exception, CancellationToken cancellationToken) =>
        exception is not OrleansException
        && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested);
}

using System.Collections.Concurrent;

namespace Isobar.Runtime.Conformance;

/// <summary>How tests and grains wait for each other: barriers with names, shared by reference on either runtime.</summary>
public sealed class Signals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _signals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _logs = new(StringComparer.Ordinal);

    public Task When(string name) => Of(name).Task;

    public void Raise(string name) => Of(name).TrySetResult();

    /// <summary>Notes something about <paramref name="key"/>, in the order in which it happens.</summary>
    public void Note(string key, string what) => Log(key).Enqueue(what);

    public IReadOnlyList<string> Notes(string key) => [.. Log(key)];

    private TaskCompletionSource Of(string name) =>
        _signals.GetOrAdd(name, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private ConcurrentQueue<string> Log(string key) => _logs.GetOrAdd(key, static _ => new());
}

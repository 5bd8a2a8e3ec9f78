using Isobar.Tests.Streams.Grains;

namespace Isobar.Tests.Streams.Hosting;

/// <summary>What the grains of a cluster got, shared by reference; and what a test has them do with it.</summary>
public sealed class Journal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Lock _gate = new();
    private readonly List<Taken> _taken = [];
    private TaskCompletionSource _changed = New();

    /// <summary>Called with each event before it counts as taken.</summary>
    public Func<string, Reading, Task> Behaviour { get; set; } = static (_, _) => Task.CompletedTask;

    public IReadOnlyList<Taken> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _taken];
            }
        }
    }

    /// <summary>How many different events were taken.</summary>
    public int Distinct => All.Select(static taken => taken.Reading).Distinct().Count();

    /// <summary>The numbers that a consumer took, in order.</summary>
    public IReadOnlyList<int> Of(string consumer) => [.. All.Where(taken => taken.Consumer == consumer).Select(static taken => taken.Reading.Number)];

    public async Task TakeAsync(string consumer, Reading reading, string? tenant)
    {
        await Behaviour(consumer, reading);
        TaskCompletionSource changed;
        lock (_gate)
        {
            _taken.Add(new Taken(consumer, reading, tenant));
            (changed, _changed) = (_changed, New());
        }

        changed.SetResult();
    }

    /// <summary>Waits until what was taken is as wanted.</summary>
    public async Task UntilAsync(Func<Journal, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                changed = _changed.Task;
            }

            if (wanted(this))
            {
                return;
            }

            await changed.WaitAsync(patience.Token);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public sealed record Taken(string Consumer, Reading Reading, string? Tenant);
}

using Isobar.Broker;
using Microsoft.Extensions.Logging;

namespace Isobar.PubSub.Pulling;

/// <summary>
/// The pulls of one subscription. Callers and requests are not tied to each other: there are as many requests as callers, and whatever one
/// brings goes to the caller who has waited longest. So a caller who leaves takes no messages along: its request serves
/// the next caller, or ends after a grace, and what it brought for nobody is given back.
/// </summary>
/// <param name="subscription">The full name.</param>
/// <param name="pull">Leases messages: waits for some, or answers with none.</param>
/// <param name="giveBack">Ends leases.</param>
/// <param name="options">Intervals.</param>
/// <param name="instruments">Counts what is handed back.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">For failures that no caller is there to hear of.</param>
internal sealed partial class PullDesk(
    string subscription,
    Func<int, CancellationToken, Task<IReadOnlyList<ReceivedMessage>>> pull,
    Func<IReadOnlyList<ReceivedMessage>, Task> giveBack,
    PubSubOptions options,
    PubSubInstruments instruments,
    TimeProvider time,
    ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _waiters = new();
    private readonly List<PullRun> _running = [];
    private readonly HashSet<PullRun> _ending = [];
    private readonly Queue<ReceivedMessage> _spare = new();
    private ITimer? _grace;
    private int _seeks;
    private bool _isClosed;

    /// <summary>Requests under way.</summary>
    public int Running
    {
        get
        {
            lock (_gate)
            {
                return _running.Count;
            }
        }
    }

    public async Task<IReadOnlyList<ReceivedMessage>> PullAsync(int maximum, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<Waiter> waiter;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_spare.Count > 0)
            {
                return TakeSpare(maximum);
            }

            waiter = _waiters.AddLast(new Waiter(maximum));
            StartMissing();
            MindGrace();
        }

        using var limit = new CancellationTokenSource(options.PollInterval, time);
        await using var onLimit = limit.Token.Register(() => Leave(waiter)?.TrySetResult([]));
        await using var onCancelled = cancellationToken.Register(() => Leave(waiter)?.TrySetCanceled(cancellationToken));
        return await waiter.Value.Task;
    }

    /// <summary>A seek ended all leases: what has been pulled for nobody so far is worth nothing.</summary>
    public void OnSeek()
    {
        lock (_gate)
        {
            _seeks++;
            _spare.Clear();
        }
    }

    /// <summary>Ends the requests and gives back what was for nobody. Who still waits is answered with nothing.</summary>
    public async Task CloseAsync()
    {
        Task[] ending;
        lock (_gate)
        {
            _isClosed = true;
            foreach (var waiter in _waiters)
            {
                waiter.TrySetResult([]);
            }

            _waiters.Clear();
            EndSurplus();
            MindGrace();
            ending = [.. _ending.Select(static run => run.Task)];
        }

        await Task.WhenAll(ending);
        await HandBackAsync(TakeAllSpare());
    }

    private List<ReceivedMessage> TakeSpare(int maximum)
    {
        var taken = new List<ReceivedMessage>(Math.Min(maximum, _spare.Count));
        while (taken.Count < maximum && _spare.TryDequeue(out var message))
        {
            taken.Add(message);
        }

        return taken;
    }

    private List<ReceivedMessage> TakeAllSpare()
    {
        lock (_gate)
        {
            return TakeSpare(int.MaxValue);
        }
    }

    private void StartMissing()
    {
        while (_running.Count < _waiters.Count)
        {
            var maximum = _waiters.Last!.Value.Maximum;
            var run = new PullRun(_seeks);
            _running.Add(run);

            // On the thread pool, whatever scheduler the caller is on: the request may outlive the caller.
            run.Task = Task.Run(() => RunAsync(run, maximum));
        }
    }

    // Throws nothing: what happens to a request is the answer of a caller.
    private async Task RunAsync(PullRun run, int maximum)
    {
        try
        {
            OnPulled(run, await pull(maximum, run.Cancelled));
        }
        catch (Exception failure)
        {
            OnFailed(run, failure);
        }

        run.Dispose();
    }

    private void OnPulled(PullRun run, IReadOnlyList<ReceivedMessage> messages)
    {
        lock (_gate)
        {
            Remove(run);

            // What was leased before a seek is no longer.
            if (run.Seeks == _seeks)
            {
                Serve(messages);
            }

            StartMissing();
            MindGrace();
        }
    }

    // False if it was ended for want of callers.
    private bool Remove(PullRun run) => _running.Remove(run) || !_ending.Remove(run);

    private void Serve(IReadOnlyList<ReceivedMessage> messages)
    {
        foreach (var message in messages)
        {
            _spare.Enqueue(message);
        }

        // Nothing came: one caller has waited for as long as the broker does.
        if (messages.Count == 0 && _waiters.Count > _running.Count)
        {
            NextWaiter().TrySetResult([]);
        }

        while (_spare.Count > 0 && _waiters.Count > 0)
        {
            var waiter = NextWaiter();
            waiter.TrySetResult(TakeSpare(waiter.Maximum));
        }
    }

    private Waiter NextWaiter()
    {
        var waiter = _waiters.First!.Value;
        _waiters.RemoveFirst();
        return waiter;
    }

    private void OnFailed(PullRun run, Exception failure)
    {
        lock (_gate)
        {
            if (!Remove(run) && failure is OperationCanceledException)
            {
                return;
            }

            if (_waiters.Count > _running.Count)
            {
                NextWaiter().TrySetException(failure);
            }
            else
            {
                LogPullFailed(logger, failure, subscription);
            }

            StartMissing();
            MindGrace();
        }
    }

    private Waiter? Leave(LinkedListNode<Waiter> waiter)
    {
        lock (_gate)
        {
            if (waiter.List is null)
            {
                return null;
            }

            _waiters.Remove(waiter);
            MindGrace();
            return waiter.Value;
        }
    }

    // The grace begins when there is more than callers want, and ends when they want it all.
    private void MindGrace()
    {
        if (!_isClosed && (_spare.Count > 0 || _running.Count > _waiters.Count))
        {
            _grace ??= time.CreateTimer(_ => OnGrace(), null, options.PullGrace, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _grace?.Dispose();
            _grace = null;
        }
    }

    private void OnGrace()
    {
        List<ReceivedMessage> spare;
        lock (_gate)
        {
            spare = TakeSpare(int.MaxValue);
            EndSurplus();
            MindGrace();
        }

        _ = HandBackAsync(spare);
    }

    private void EndSurplus()
    {
        while (_running.Count > _waiters.Count)
        {
            var run = _running[0];
            _running.RemoveAt(0);
            _ending.Add(run);
            run.Cancel();
        }
    }

    private async Task HandBackAsync(List<ReceivedMessage> messages)
    {
        if (messages.Count == 0)
        {
            return;
        }

        instruments.OnHandedBack(subscription, messages.Count);
        try
        {
            await giveBack(messages);
        }
        catch (Exception failure)
        {
            // They come again when their lease ends.
            LogHandBackFailed(logger, failure, subscription, messages.Count);
        }
    }
}

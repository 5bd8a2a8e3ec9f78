using System.Collections.Concurrent;
using Isobar.PubSub.Batching;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.PubSub;

public sealed class BatcherTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<int[]> _sent = new();
    private readonly TaskCompletionSource _release = new();

    [Fact]
    public async Task Callers_wait_when_too_many_bytes_do()
    {
        var batcher = Create(new(MaxItems: 2, MaxBytes: 100, TimeSpan.Zero, MaxConcurrent: 64, MaxQueuedBytes: 25), bytes: 10);

        var call = batcher.AddAsync([.. Enumerable.Range(0, 9)], default);

        // Another item would be over the bound: the third waits with the rest.
        Assert.Equal(20, batcher.QueuedBytes);
        Assert.False(call.IsCompleted);
        _release.SetResult();
        await call;
        Assert.Equal(Enumerable.Range(0, 9), _sent.SelectMany(items => items).Order());
        Assert.Equal(0, batcher.QueuedBytes);
    }

    [Fact]
    public async Task Item_larger_than_the_bound_goes_when_nothing_else_does()
    {
        var batcher = Create(new(MaxItems: 2, MaxBytes: 100, TimeSpan.Zero, MaxConcurrent: 64, MaxQueuedBytes: 25), bytes: 1_000);
        _release.SetResult();

        await batcher.AddAsync([1, 2, 3], default);

        Assert.Equal([[1], [2], [3]], _sent);
    }

    [Fact]
    public async Task Waiting_for_room_can_be_cancelled()
    {
        var batcher = Create(new(MaxItems: 2, MaxBytes: 100, TimeSpan.Zero, MaxConcurrent: 64, MaxQueuedBytes: 25), bytes: 10);
        using var cancellation = new CancellationTokenSource();
        var call = batcher.AddAsync([1, 2, 3], cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        _release.SetResult();
    }

    [Fact]
    public async Task Batch_waits_for_its_time_and_not_longer()
    {
        var batcher = Create(new(MaxItems: 10, MaxBytes: 100, TimeSpan.FromMilliseconds(10), MaxConcurrent: 1, MaxQueuedBytes: 1_000), bytes: 1);
        _release.SetResult();
        var first = batcher.AddAsync([1], default);
        _time.Advance(TimeSpan.FromMilliseconds(9));
        var second = batcher.AddAsync([2], default);
        Assert.Empty(_sent);

        _time.Advance(TimeSpan.FromMilliseconds(1));

        await Task.WhenAll(first, second);
        Assert.Equal([[1, 2]], _sent);
    }

    [Fact]
    public async Task Full_batch_does_not_wait()
    {
        var batcher = Create(new(MaxItems: 2, MaxBytes: 100, TimeSpan.FromMilliseconds(10), MaxConcurrent: 1, MaxQueuedBytes: 1_000), bytes: 1);
        _release.SetResult();

        await batcher.AddAsync([1, 2], default);

        Assert.Equal([[1, 2]], _sent);
    }

    [Fact]
    public async Task Flushing_waits_for_everything()
    {
        var batcher = Create(new(MaxItems: 2, MaxBytes: 100, TimeSpan.FromMilliseconds(10), MaxConcurrent: 1, MaxQueuedBytes: 1_000), bytes: 1);
        var call = batcher.AddAsync([1, 2, 3], default);

        var flush = batcher.FlushAsync();

        Assert.False(flush.IsCompleted);
        _release.SetResult();
        await flush;
        await call;
        Assert.Equal([[1, 2], [3]], _sent);
    }

    private Batcher<int> Create(BatchLimits limits, int bytes) => new(limits, _ => bytes, SendAsync, static _ => false, _time);

    private async Task SendAsync(List<int> items)
    {
        await _release.Task;
        _sent.Enqueue([.. items]);
    }
}

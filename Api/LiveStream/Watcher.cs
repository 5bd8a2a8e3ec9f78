using Isobar.Warehousing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Isobar.Api.LiveStream;

/// <summary>One watcher: follows its subscription until it leaves or the host stops.</summary>
internal sealed class Watcher(
    CommittedRowsSubscription subscription, TimeSpan heartbeat, TimeProvider time, Action<long> onLeave, CancellationToken stopping)
    : IDisposable
{
    public async Task FollowAsync(HttpContext context)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            using var output = new EventStreamWriter(context.Response.BodyWriter);
            await FollowAsync(output, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The watcher left, or the host stops: the answer simply ends here.
        }
    }

    public void Dispose()
    {
        subscription.Dispose();
        onLeave(subscription.Dropped);
    }

    private async Task FollowAsync(EventStreamWriter output, CancellationToken cancellationToken)
    {
        output.WriteComment("watching");
        await output.FlushAsync(cancellationToken);
        long toldDropped = 0;
        while (await WaitForRowsAsync(output, cancellationToken))
        {
            while (subscription.Rows.TryRead(out var row))
            {
                output.WriteRow(row);
                await output.FlushIfLargeAsync(cancellationToken);
            }

            if (subscription.Dropped is var dropped && dropped > toldDropped)
            {
                output.WriteDropped(dropped - toldDropped);
                toldDropped = dropped;
            }

            await output.FlushAsync(cancellationToken);
        }
    }

    private async Task<bool> WaitForRowsAsync(EventStreamWriter output, CancellationToken cancellationToken)
    {
        var rows = subscription.Rows.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            try
            {
                return await rows.WaitAsync(heartbeat, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                output.WriteComment("alive");
                await output.FlushAsync(cancellationToken);
            }
        }
    }
}

namespace Isobar.Api.Tests.Hosting;

/// <summary>Waits for what another task brings about, without sleeping; a bound turns a hang into a failure.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Moves the clock until the task has completed: whoever waits for the clock may not have begun to wait yet.</summary>
    public static Task AdvanceUntilAsync(this ApiHost host, Task task, TimeSpan step) => TrueAsync(() =>
    {
        host.Time.Advance(step);
        return task.IsCompleted;
    });
}

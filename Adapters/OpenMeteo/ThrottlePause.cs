namespace Isobar.Adapters.OpenMeteo;

/// <summary>
/// Leaves the service alone for as long as its <c>Retry-After</c> asked, whichever question it was that it refused.
/// </summary>
internal sealed class ThrottlePause(TimeProvider time, TimeSpan longest)
{
    private long _untilUtcTicks;

    public bool IsOn => time.GetUtcNow().UtcTicks < Volatile.Read(ref _untilUtcTicks);

    public void Begin(TimeSpan wait)
    {
        var bounded = wait < longest ? wait : longest;
        Volatile.Write(ref _untilUtcTicks, (time.GetUtcNow() + bounded).UtcTicks);
    }
}

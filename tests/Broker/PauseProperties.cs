using FsCheck.Xunit;
using Isobar.Broker.Consuming;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Broker;

/// <summary>How long pulling pauses, whatever the options.</summary>
[Properties(MaxTest = 500)]
public sealed class PauseProperties
{
    [Property]
    public void Pauses_double_from_the_shortest_to_the_longest(ushort minimum, ushort more, byte failures)
    {
        var (options, clock) = (Options(minimum, more), new FakeTimeProvider());
        var pause = new Pause(options, clock);
        for (var failure = 0; failure < failures % 40; failure++)
        {
            var doubled = options.MinimumPause * Math.Pow(2, failure);
            pause.OnFailure();
            Assert.Equal(doubled < options.MaximumPause ? doubled : options.MaximumPause, Wait(pause, clock));
        }
    }

    [Property]
    public void Failures_during_a_pause_do_not_lengthen_it(ushort minimum, ushort more, byte failures)
    {
        var (options, clock) = (Options(minimum, more), new FakeTimeProvider());
        var pause = new Pause(options, clock);
        for (var failure = 0; failure <= failures % 40; failure++)
        {
            pause.OnFailure();
        }

        Assert.Equal(options.MinimumPause, Wait(pause, clock));
    }

    [Property]
    public void Pauses_begin_anew_after_a_success(ushort minimum, ushort more, byte failures)
    {
        var (options, clock) = (Options(minimum, more), new FakeTimeProvider());
        var pause = new Pause(options, clock);
        for (var failure = 0; failure < failures % 40; failure++)
        {
            pause.OnFailure();
            Wait(pause, clock);
        }

        pause.OnSuccess();
        pause.OnFailure();

        Assert.Equal(options.MinimumPause, Wait(pause, clock));
    }

    /// <summary>Waits to the end of a pause, and says how long that was.</summary>
    private static TimeSpan Wait(Pause pause, FakeTimeProvider clock)
    {
        var begin = clock.GetUtcNow();
        for (var wait = pause.WaitAsync(CancellationToken.None); !wait.IsCompleted;)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        return clock.GetUtcNow() - begin;
    }

    private static KeyedConsumerOptions Options(ushort minimum, ushort more) => new()
    {
        MinimumPause = TimeSpan.FromMilliseconds(1 + (minimum % 100)),
        MaximumPause = TimeSpan.FromMilliseconds(1 + (minimum % 100) + (more % 2_000)),
    };
}

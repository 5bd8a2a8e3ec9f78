using System.Diagnostics;

namespace Isobar.Bench.EmbeddedServices;

/// <summary>Prints a rate per second of time and per second of processor, since other programs may share the machine.</summary>
internal sealed class Meter(string what)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan _cpu = Process.GetCurrentProcess().TotalProcessorTime;

    public void Print(long count)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime - _cpu;
        Console.WriteLine(
            $"{what}: {count} in {_watch.Elapsed.TotalSeconds:0.0} s = {count / _watch.Elapsed.TotalSeconds:0}/s; {count / cpu.TotalSeconds:0} per second of one core; {GC.GetTotalAllocatedBytes() / 1e9:0.0} GB allocated");
    }
}

using Isobar.Diagnostics;
using Isobar.Warehousing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.Grains.Hosting;

/// <summary>A <see cref="PersistentAppend"/> of its own, without grains around it, and its warehouse.</summary>
internal sealed class Appending : IDisposable
{
    private readonly IsobarMeter _meter = new();

    public Appending(TimeProvider? clock = null, WriterOptions? options = null, int seed = 1) => Append = new PersistentAppend(
        Warehouse,
        Options.Create(options ?? new WriterOptions()),
        clock ?? TimeProvider.System,
        new Random(seed),
        new WriterInstruments(_meter, clock ?? TimeProvider.System),
        NullLogger<PersistentAppend>.Instance);

    public MemoryWarehouse Warehouse { get; } = new();

    public PersistentAppend Append { get; }

    public void Dispose() => _meter.Dispose();
}

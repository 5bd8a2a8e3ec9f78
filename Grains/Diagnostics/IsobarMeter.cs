using System.Diagnostics.Metrics;

namespace Isobar.Diagnostics;

/// <summary>The one meter of the pipeline; each feature's figures hang on it through its own instruments class.</summary>
public sealed class IsobarMeter : IDisposable
{
    public const string Name = "Isobar";

    public Meter Meter { get; } = new(Name);

    public void Dispose() => Meter.Dispose();
}

using Isobar.Silo.Runtime.Gathering;
using Isobar.Tests.Versions.Samples;

namespace Isobar.Tests.Versions.Wire;

/// <summary>What silos tell each other of themselves.</summary>
internal sealed class SiloSamples : ISamples
{
    public IEnumerable<Sample> Read() => [Sample.OfVersion1(new OnNamedSilo())];
}

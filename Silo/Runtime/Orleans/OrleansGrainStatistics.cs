using Isobar.Silo.Stats;
using Orleans;
using Orleans.Metadata;
using Orleans.Runtime;

namespace Isobar.Silo.Runtime;

/// <summary>What Orleans tells of this silo's activations, and what <see cref="CallCounting"/> and <see cref="HotGrains"/> count.</summary>
internal sealed class OrleansGrainStatistics(IGrainFactory grains, ILocalSiloDetails silo, GrainTypeResolver types, CallFigures calls, HotGrains hot) : IGrainStatistics
{
    public async ValueTask<GrainSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var activations = await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics([silo.SiloAddress], cancellationToken);
        return new GrainSnapshot(
            [
                .. activations
                    .GroupBy(one => NameOf(one.GrainType), StringComparer.Ordinal)
                    .Select(static group => new GrainActivations(group.Key, group.Sum(static one => (long)one.ActivationCount), Created: null))
                    .OrderBy(static one => one.GrainType, StringComparer.Ordinal),
            ],
            calls.Read(),
            hot.Read(IGrainStatistics.MostHot));
    }

    // Orleans tells the class here, and the type of grain everywhere else.
    private string NameOf(string className) =>
        Type.GetType(className) is { } type ? types.GetGrainType(type).ToString()! : className;
}

using System.Text.Json.Nodes;
using Orleans;
using Orleans.Runtime;

namespace Isobar.Silo.Runtime.Gathering;

/// <summary>The figures of every silo. Those who ask at about the same time share the answer.</summary>
internal sealed class ClusterFigures(IClusterClient cluster, TimeProvider time)
{
    /// <summary>The sections that add up over the silos.</summary>
    public static readonly string[] Sections = ["pipeline", "weather", "writer", "grains"];

    private static readonly TimeSpan Shared = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private Task<IReadOnlyList<SiloStats>>? _reading;
    private long _startedAt;

    public Task<IReadOnlyList<SiloStats>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_reading is null || _reading.IsFaulted || time.GetElapsedTime(_startedAt) > Shared)
            {
                _startedAt = time.GetTimestamp();
                _reading = ReadAllAsync();
            }

            return _reading.WaitAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<SiloStats>> ReadAllAsync()
    {
        var hosts = await cluster.GetGrain<IManagementGrain>(0).GetDetailedHosts(onlyActive: true);
        return await Task.WhenAll(hosts.Select(ReadAsync));
    }

    // A silo that is just leaving must not take the others' figures along.
    private async Task<SiloStats> ReadAsync(MembershipEntry host)
    {
        var stats = new SiloStats(host.SiloAddress.ToParsableString(), host.SiloName, host.Status.ToString(), host.StartTime, null, null);
        try
        {
            var text = await cluster.GetGrain<ISiloGrain>(stats.Address).ReadStatsAsync();
            return stats with { Sections = JsonNode.Parse(text)!.AsObject() };
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            return stats with { Fault = failure.Message };
        }
    }
}

/// <summary>One silo with its sections, or why they could not be read.</summary>
internal sealed record SiloStats(string Address, string Name, string Status, DateTime StartedAt, JsonObject? Sections, string? Fault);

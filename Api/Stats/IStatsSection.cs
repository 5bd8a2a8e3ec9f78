using System.Text.Json.Nodes;

namespace Isobar.Api.Stats;

/// <summary>One section of <c>GET /v1/stats</c>; register as many as there are features with figures.</summary>
/// <remarks>
/// Read when asked, from any number of callers at once; it should answer from memory. One that throws, or takes longer than
/// <c>Api:ProbeTimeout</c>, shows <c>{"error": …}</c> and costs its neighbours nothing.
/// </remarks>
public interface IStatsSection
{
    /// <summary>The member of the answer, in snake_case; unique.</summary>
    string Name { get; }

    /// <summary>The figures; a new node each time. Names put the unit last (<c>latency_ms_max</c>).</summary>
    ValueTask<JsonNode> ReadAsync(CancellationToken cancellationToken);
}

using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Stats;

/// <summary>Reads all sections at once; one that fails says so in its place.</summary>
internal sealed partial class StatsReport(
    IEnumerable<IStatsSection> sections, IOptions<ApiOptions> options, TimeProvider time, ILogger<StatsReport> logger)
{
    public Task<JsonObject> ReadAsync(CancellationToken cancellationToken) => ReadAsync(static _ => true, cancellationToken);

    /// <summary>Reads only those sections that are wanted: some cost money where they are read, and should not while nobody looks.</summary>
    public async Task<JsonObject> ReadAsync(Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var nodes = await Task.WhenAll(sections.Where(section => isWanted(section.Name)).Select(async section =>
            (section.Name, Node: await ReadAsync(section, cancellationToken))));
        var report = new JsonObject { ["time"] = time.GetUtcNow().UtcDateTime };
        foreach (var (name, node) in nodes)
        {
            report[name] = node;
        }

        return report;
    }

    private async Task<JsonNode> ReadAsync(IStatsSection section, CancellationToken cancellationToken)
    {
        try
        {
            return await section.ReadAsync(cancellationToken).AsTask()
                .WaitAsync(options.Value.ProbeTimeout, time, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogSectionFailed(failure, section.Name);
            return new JsonObject { ["error"] = failure.Message };
        }
    }
}

using System.Text.Json.Nodes;
using Isobar.Api.Stats;

namespace Isobar.Silo.Stats;

/// <summary>The sections that each silo counts for itself, as one object.</summary>
internal sealed class SiloFigures(PipelineStats pipeline, WeatherStats weather, WriterStats writer, GrainStats grains, ProcessStats process)
{
    private readonly IStatsSection[] _sections = [pipeline, weather, writer, grains, process];

    public async Task<JsonObject> ReadAsync(CancellationToken cancellationToken)
    {
        var figures = new JsonObject();
        foreach (var section in _sections)
        {
            figures[section.Name] = await section.ReadAsync(cancellationToken);
        }

        return figures;
    }
}

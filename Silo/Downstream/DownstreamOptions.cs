namespace Isobar.Silo.Downstream;

/// <summary>Whether stored rows go on to a topic, for applications that act on them (reverse ETL).</summary>
public sealed class DownstreamOptions
{
    /// <summary>The section of the configuration that these options are read from.</summary>
    public const string Section = "Downstream";

    /// <summary>
    /// Whether each stored row is published too, at least once, as JSON, before its message is acknowledged. Default false. While the
    /// topic cannot be reached nothing is settled, and the backlog grows in the broker.
    /// </summary>
    public bool Publish { get; set; }

    /// <summary>The topic. Default <c>enriched-events</c>. Created if missing.</summary>
    public string Topic { get; set; } = "enriched-events";

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(Topic))
        {
            yield return $"{Section}:{nameof(Topic)} must name a topic.";
        }

        if (Topic is Streaming.StreamNamespaces.UserEvents or Streaming.StreamNamespaces.WeatherObservations)
        {
            yield return $"{Section}:{nameof(Topic)} must not be {Topic}, which the pipeline itself consumes.";
        }
    }
}

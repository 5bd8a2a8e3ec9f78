namespace Isobar.Silo.CommandLine;

/// <summary>What the command line says; everything else comes from the configuration.</summary>
/// <param name="Role">What this process does.</param>
/// <param name="DataDirectory">Where the files are.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Source">The broker.</param>
/// <param name="Warehouse">The warehouse.</param>
/// <param name="Weather">The weather source.</param>
/// <param name="IsDemo">Whether made-up events are fed in.</param>
/// <param name="Overrides">Configuration keys with their values.</param>
internal sealed record HostSettings(
    HostRole Role,
    string DataDirectory,
    string Url,
    SourceName Source,
    WarehouseName Warehouse,
    WeatherSourceName Weather,
    bool IsDemo,
    IReadOnlyList<KeyValuePair<string, string?>> Overrides)
{
    /// <summary>Whether grains run here.</summary>
    public bool HasGrains => Role is HostRole.Up or HostRole.Silo;

    /// <summary>Whether the API is answered here.</summary>
    public bool HasApi => Role != HostRole.Silo;
}

/// <summary>What a process of Isobar does.</summary>
internal enum HostRole
{
    /// <summary>Everything: API, broker, grains.</summary>
    Up,

    /// <summary>A member of a cluster: grains, and the streams that feed them.</summary>
    Silo,

    /// <summary>The API in front of a cluster; keeps nothing.</summary>
    Serve,

    /// <summary>Looks after a cluster's database, and ends.</summary>
    Cluster,
}

/// <summary>The brokers that can be chosen.</summary>
internal enum SourceName
{
    Local,
    PubSub,
}

/// <summary>The warehouses that can be chosen.</summary>
internal enum WarehouseName
{
    Local,
    Postgres,
    BigQuery,
}

/// <summary>The weather sources that can be chosen.</summary>
internal enum WeatherSourceName
{
    OpenMeteo,
    Synthetic,
}

namespace Isobar.Api.Stats.History;

/// <summary>Where the history of the figures is kept.</summary>
public enum HistoryKeeping
{
    /// <summary>Nowhere: there is none.</summary>
    Off,

    /// <summary>In memory: it begins anew with the process.</summary>
    Memory,

    /// <summary>In the data directory as well, written once a minute.</summary>
    File,
}

namespace Isobar.Tests.Simulation.Faults;

/// <summary>How bad the worlds of a campaign are. Each run draws its own severity within.</summary>
internal enum FaultLevel
{
    /// <summary>None, or few: what must work on a good day.</summary>
    Calm,

    /// <summary>Some runs are calm, most are troubled, some are awful.</summary>
    Normal,

    /// <summary>Everything that can go wrong does, most of the time.</summary>
    Awful,
}

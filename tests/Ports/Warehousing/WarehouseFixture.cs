using Isobar.Warehousing;

namespace Isobar.Tests.Ports.Warehousing;

/// <summary>A warehouse of its own for one test.</summary>
public abstract class WarehouseFixture : IRestartable
{
    public abstract IWarehouse Warehouse { get; }

    /// <summary>Whether the first of several rows with one key wins, however they overlap.</summary>
    public virtual Capability FirstWins => Capability.Present;

    /// <summary>Whether <see cref="AppendResult.AlreadyThere"/> is told, rather than stored being assumed.</summary>
    public virtual Capability TellsDuplicates => Capability.Present;

    public virtual Capability Restart => Capability.Present;

    /// <summary>The table or view that the suite's queries read: what shows every row that was appended, once.</summary>
    public virtual string LiveTable => EnrichedEventSchema.Table;

    /// <summary>A statement that would run for many seconds.</summary>
    public virtual string EndlessQuery =>
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    public abstract Task RestartAsync();

    public abstract ValueTask DisposeAsync();
}

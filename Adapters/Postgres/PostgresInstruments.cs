using Isobar.Diagnostics;

namespace Isobar.Adapters.Postgres;

/// <summary>What only this warehouse counts; rows, batches and durations are counted by the writer.</summary>
public sealed class PostgresInstruments(IsobarMeter meter)
{
    /// <summary>A growing number speaks of another program that locks rows.</summary>
    public Tally Collisions { get; } = new(
        meter.Meter, "isobar.postgres.collisions", "{transaction}", "Transactions repeated after a deadlock or a serialization failure");

    /// <summary>A growing number speaks of rows that the server refuses, a hundred transactions or so for each.</summary>
    public Tally Halvings { get; } = new(
        meter.Meter, "isobar.postgres.halvings", "{batch}", "Batches parted to find the row that the server refuses");
}

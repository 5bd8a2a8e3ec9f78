namespace Isobar.Tests.Doubles.BigQuery;

/// <summary>How a double starts; everything else is set while it runs.</summary>
public sealed class BigQueryDoubleOptions
{
    /// <summary>The loopback port (default 0: a free one).</summary>
    public int Port { get; init; }

    /// <summary>The clock: of CURRENT_TIMESTAMP, of partitions that expire, of insertIds, of the delays that tests ask for.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

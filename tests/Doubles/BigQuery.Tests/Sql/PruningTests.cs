using Isobar.Tests.Doubles.BigQuery.Tests.Hosting;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Sql;

/// <summary>Two days with a row each: a key of one letter weighs three bytes, an instant and a number eight.</summary>
public sealed class PruningTests : DoubleTests
{
    [Theory]
    [InlineData("SELECT k FROM t", 6)]
    [InlineData("SELECT COUNT(*) FROM t", 0)]
    [InlineData("SELECT * FROM t", 38)]
    [InlineData("SELECT k FROM t WHERE n > 0", 22)]
    [InlineData("SELECT k FROM t WHERE seen >= TIMESTAMP '2026-11-22'", 11)]
    [InlineData("SELECT k FROM t WHERE seen >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 6 HOUR)", 11)]
    [InlineData("SELECT k FROM t WHERE '2026-11-22' > seen AND n IS NULL", 19)]
    [InlineData("SELECT k FROM t WHERE TIMESTAMP_TRUNC(seen, DAY) IN (TIMESTAMP '2026-11-21')", 11)]
    [InlineData("SELECT k FROM t WHERE DATE(seen) = '2026-11-20'", 0)]
    [InlineData("SELECT k FROM t WHERE seen BETWEEN '2026-11-22' AND '2026-11-30'", 11)]
    [InlineData("SELECT k FROM t WHERE seen >= (SELECT MAX(seen) FROM t)", 38)]
    [InlineData("SELECT k FROM (SELECT k, seen AS moment FROM t) WHERE moment < '2026-11-22'", 11)]
    [InlineData("SELECT k FROM (SELECT k, seen FROM t UNION ALL SELECT k, seen FROM t) WHERE seen < '2026-11-22'", 22)]
    [InlineData("SELECT k FROM t WHERE seen < '2026-11-22' OR n > 0", 38)]
    [InlineData("SELECT k FROM (SELECT * FROM t QUALIFY ROW_NUMBER() OVER (PARTITION BY TIMESTAMP_TRUNC(seen, DAY) ORDER BY n) = 1) WHERE TIMESTAMP_TRUNC(seen, DAY) = '2026-11-22'", 19)]
    [InlineData("SELECT k FROM (SELECT * FROM t QUALIFY ROW_NUMBER() OVER (PARTITION BY TIMESTAMP_TRUNC(seen, DAY) ORDER BY n) = 1) WHERE seen >= '2026-11-22'", 38)]
    [InlineData("MERGE t USING s ON t.k = s.k AND t.seen >= TIMESTAMP '2026-11-22' WHEN NOT MATCHED THEN INSERT (k, seen) VALUES (s.k, s.seen)", 11)]
    public async Task Bytes_are_those_of_the_columns_and_partitions_that_are_read(string sql, long bytes)
    {
        await CreateAsync("s");
        await CreateAsync("t");
        await InsertAsync("t", Row("a", "2026-11-21T10:00:00Z"), Row("b", "2026-11-22T10:00:00Z"));

        Assert.Equal(bytes, await BytesAsync(sql));
    }

    [Fact]
    public async Task Query_beyond_its_limit_is_refused()
    {
        await CreateAsync("t");
        await InsertAsync("t", Row("a"));

        var refused = await QueryAsync("SELECT k FROM t", ""","maximumBytesBilled":"1000000" """);

        Assert.Equal((400, "bytesBilledLimitExceeded"), (refused.Status, refused.Reason));
        Assert.Equal("Query exceeded limit for bytes billed: 1000000. 10485760 or higher required.", refused.Message);
    }

    [Fact]
    public async Task Table_that_requires_a_filter_demands_it()
    {
        await CreateAsync("t", """{"type":"DAY","field":"seen","requirePartitionFilter":true}""");

        Assert.Contains("without a filter over column(s) 'seen'", (await QueryAsync("SELECT k FROM t")).Message, StringComparison.Ordinal);
        Assert.Equal(200, (await QueryAsync("SELECT k FROM t WHERE seen > '2026-01-01'")).Status);
    }

    [Fact]
    public async Task Expired_partitions_are_gone()
    {
        await CreateAsync("t", """{"type":"HOUR","field":"seen","expirationMs":"7200000"}""");
        await InsertAsync("t", Row("a", "2026-11-22T11:30:00Z"), Row("b", "2026-11-22T12:30:00Z"));

        Time.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(["b"], await RowsAsync("SELECT k FROM t"));
    }
}

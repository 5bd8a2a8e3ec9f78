using Isobar.Tests.Doubles.BigQuery.Tests.Hosting;

namespace Isobar.Tests.Doubles.BigQuery.Tests.Sql;

public sealed class QueryTests : DoubleTests
{
    [Theory]
    [InlineData("SELECT NULL = NULL, NULL AND FALSE, NULL OR TRUE, NOT NULL", "|false|true|")]
    [InlineData("SELECT 1 IN (2, NULL), 1 IN (1, NULL), 1 NOT IN (2, NULL)", "|true|")]
    [InlineData("SELECT 7 / 2, DIV(7, 2), MOD(7, 2), 1 + 2 * 3", "3.5|3|1|7")]
    [InlineData("SELECT COALESCE(NULL, 'a'), IFNULL(NULL, 2), NULLIF(1, 1), IF(NULL, 1, 2)", "a|2||2")]
    [InlineData("SELECT CASE 2 WHEN 1 THEN 'one' WHEN 2 THEN 'two' END, CASE WHEN FALSE THEN 1 END", "two|")]
    [InlineData("SELECT CAST('12' AS INT64), SAFE_CAST('x' AS INT64), CAST(2.5 AS INT64), CAST(TRUE AS STRING)", "12||3|true")]
    [InlineData("SELECT 'abc' LIKE 'a%', 'abc' LIKE '_b', 'a_c' LIKE r'a\\_c', 'b' BETWEEN 'a' AND 'c'", "true|false|true|true")]
    [InlineData("SELECT TIMESTAMP_TRUNC(TIMESTAMP '2026-11-22 10:11:12.5+02', HOUR)", "1795334400000000")]
    [InlineData("SELECT TIMESTAMP_DIFF('2026-11-22T10:00:00Z', '2026-11-21T11:00:00Z', HOUR), EXTRACT(DAYOFWEEK FROM DATE '2026-11-22')", "23|1")]
    [InlineData("SELECT CURRENT_TIMESTAMP(), TIMESTAMP_SUB(CURRENT_TIMESTAMP, INTERVAL 1 DAY)", "1795348800000000|1795262400000000")]
    [InlineData("SELECT JSON_VALUE('{\"a\":{\"b\":[1,\"x\"]}}', '$.a.b[1]'), JSON '{\"a\": 1}'.a, JSON_VALUE('no json', '$')", "x|1|")]
    [InlineData("SELECT FORMAT_TIMESTAMP('%F %H', TIMESTAMP '2026-11-22T10:00:00Z', 'Europe/Berlin')", "2026-11-22 11")]
    [InlineData("SELECT SUM(x), AVG(x), MIN(x), MAX(x), COUNT(x), COUNT(*), COUNTIF(x > 1), COUNT(DISTINCT x) FROM UNNEST([1, 2, 2, NULL]) x", "5|1.6666666666666667|1|2|3|4|2|2")]
    [InlineData("SELECT SUM(x), COUNT(*) FROM UNNEST([1]) x WHERE x > 1", "|0")]
    [InlineData("WITH a AS (SELECT 1 AS x UNION ALL SELECT 2), b AS (SELECT x * 2 AS y FROM a) SELECT SUM(y), (SELECT MAX(x) FROM a) FROM b", "6|2")]
    [InlineData("SELECT * EXCEPT (b) FROM (SELECT 1 AS a, 2 AS b, 3 AS c)", "1|3")]
    [InlineData("SELECT * REPLACE (a + 1 AS a) FROM (SELECT 1 AS a, 2 AS b)", "2|2")]
    [InlineData("SELECT STRING_AGG(x, '-' ORDER BY x DESC) FROM UNNEST(['a', 'c', 'b']) x", "c-b-a")]
    public async Task Expressions_are_evaluated_as_documented(string sql, string row) =>
        Assert.Equal([row], await RowsAsync(sql));

    [Fact]
    public async Task Groups_by_ordinal_and_alias_and_orders_by_what_is_not_selected()
    {
        await CreateAsync("t");
        await InsertAsync("t", Row("a", n: 1), Row("b", n: 5), Row("c", "2026-11-21T23:00:00Z", 3));

        Assert.Equal(["1795219200000000|1", "1795305600000000|2"], await RowsAsync("SELECT TIMESTAMP_TRUNC(seen, DAY), COUNT(*) FROM t GROUP BY 1 ORDER BY 1"));
        Assert.Equal(["1795305600000000|6"], await RowsAsync("SELECT TIMESTAMP_TRUNC(seen, DAY) AS day, SUM(n) FROM t GROUP BY day HAVING COUNT(*) > 1"));
        Assert.Equal(["b", "c", "a"], await RowsAsync("SELECT k FROM t ORDER BY n DESC"));
    }

    [Fact]
    public async Task Joins_keep_what_they_should()
    {
        const string sides = "WITH l AS (SELECT * FROM UNNEST([1, 2, NULL]) x), r AS (SELECT * FROM UNNEST([2, 3, NULL]) y) ";

        Assert.Equal(["2|2"], await RowsAsync(sides + "SELECT x, y FROM l JOIN r ON x = y"));
        Assert.Equal(["|", "1|", "2|2"], await RowsAsync(sides + "SELECT x, y FROM l LEFT JOIN r ON x = y ORDER BY x"));
        Assert.Equal(["|", "1|", "2|"], await RowsAsync(sides + "SELECT x, y FROM l LEFT JOIN r ON x = y AND y > 2 ORDER BY x"));
        Assert.Equal(["2|2", "2|3"], await RowsAsync(sides + "SELECT x, y FROM l JOIN r ON x <= y AND x > 1 ORDER BY y"));
        Assert.Equal(["|", "2|2", "|3"], await RowsAsync(sides + "SELECT x, y FROM l RIGHT JOIN r ON x = y ORDER BY y"));
        Assert.Equal(5, (await RowsAsync(sides + "SELECT x, y FROM l FULL JOIN r ON x = y")).Length);
        Assert.Equal(9, (await RowsAsync(sides + "SELECT x, y FROM l, r")).Length);
    }

    [Fact]
    public async Task Exists_looks_at_the_row_outside()
    {
        await CreateAsync("t");
        await InsertAsync("t", Row("a", n: 1), Row("b", n: 2));

        Assert.Equal(["b"], await RowsAsync("SELECT k FROM t o WHERE EXISTS (SELECT 1 FROM t i WHERE i.n < o.n AND i.seen = o.seen)"));
        Assert.Equal(["c"], await RowsAsync("SELECT x FROM UNNEST(['a', 'b', 'c']) x WHERE NOT EXISTS (SELECT 1 FROM t WHERE t.k = x)"));
    }

    [Fact]
    public async Task Qualify_keeps_one_row_a_key()
    {
        await CreateAsync("t");
        await InsertAsync("t", Row("a", n: 2, insertId: "1"), Row("a", n: 1, insertId: "2"), Row("b", n: 3));

        Assert.Equal(["a|1", "b|3"], await RowsAsync("SELECT k, n FROM t WHERE true QUALIFY ROW_NUMBER() OVER (PARTITION BY k ORDER BY n) = 1 ORDER BY k"));
    }

    [Fact]
    public async Task Condition_outside_does_not_change_what_a_window_sees()
    {
        await CreateAsync("t");
        await InsertAsync("t", Row("a", "2026-11-22T08:00:00Z", 1), Row("b", "2026-11-22T09:00:00Z", 2), Row("c", "2026-11-21T09:00:00Z", 3));
        const string first = "SELECT k FROM (SELECT * FROM t WHERE true QUALIFY ROW_NUMBER() OVER (PARTITION BY TIMESTAMP_TRUNC(seen, DAY) ORDER BY seen) = 1)";

        Assert.Empty(await RowsAsync(first + " WHERE k = 'b'"));
        Assert.Empty(await RowsAsync(first + " WHERE seen > '2026-11-22T08:30:00Z'"));
        Assert.Equal(["a"], await RowsAsync(first + " WHERE TIMESTAMP_TRUNC(seen, DAY) = '2026-11-22'"));
    }

    [Fact]
    public async Task Parameters_are_named_and_typed()
    {
        const string parameters = """
            ,"parameterMode":"NAMED","queryParameters":[
            {"name":"keys","parameterType":{"type":"ARRAY","arrayType":{"type":"STRING"}},"parameterValue":{"arrayValues":[{"value":"a"},{"value":"c"}]}},
            {"name":"from","parameterType":{"type":"TIMESTAMP"},"parameterValue":{"value":"2026-11-22T00:00:00Z"}},
            {"name":"least","parameterType":{"type":"INT64"},"parameterValue":{"value":"1"}}]
            """;
        await CreateAsync("t");
        await InsertAsync("t", Row("a", n: 1), Row("b", n: 1), Row("c", n: 0));

        Assert.Equal(["a"], await RowsAsync("SELECT k FROM t WHERE k IN UNNEST(@keys) AND seen >= @from AND n >= @least", parameters));
        Assert.Equal("Query parameter 'none' not found at [1:8]", (await QueryAsync("SELECT @none", parameters)).Message);
    }

    [Theory]
    [InlineData("SELEC 1", "Syntax error: Unexpected identifier \"SELEC\" at [1:1]")]
    [InlineData("SELECT\n  1 +", "Syntax error: Unexpected end of script at [2:6]")]
    [InlineData("SELECT x FROM t", "Unrecognized name: x at [1:8]")]
    [InlineData("SELECT t.x FROM t", "Name x not found inside t at [1:10]")]
    [InlineData("SELECT FOO(1)", "Function not found: FOO at [1:8]")]
    [InlineData("SELECT k, COUNT(*) FROM t", "SELECT list expression references column k which is neither grouped nor aggregated at [1:8]")]
    [InlineData("SELECT 'a' = 1", "No matching signature for operator = for argument types: STRING, INT64 at [1:12]")]
    [InlineData("SELECT 1 AS a, 2 AS a", "Duplicate column names in the result are not supported. Found duplicate(s): a at [1:1]")]
    [InlineData("SELECT 'open", "Syntax error: Unclosed string literal at [1:8]")]
    [InlineData("SELECT 1 / 0", "division by zero: 1 / 0")]
    public async Task Errors_are_worded_and_placed_as_BigQuery_does(string sql, string message)
    {
        await CreateAsync("t");

        var refused = await QueryAsync(sql);

        Assert.Equal((400, "invalidQuery", message), (refused.Status, refused.Reason, refused.Message));
    }

    [Fact]
    public async Task Missing_table_is_not_found()
    {
        var refused = await QueryAsync("SELECT 1 FROM nothing");

        Assert.Equal((404, "notFound", "Not found: Table p:d.nothing was not found in location US"), (refused.Status, refused.Reason, refused.Message));
    }

    [Fact]
    public async Task What_the_double_cannot_do_it_says()
    {
        var refused = await QueryAsync("CREATE TABLE t (x INT64)");

        Assert.Equal((501, "notImplemented"), (refused.Status, refused.Reason));
    }

    [Theory]
    [InlineData("SELECT 1", "SELECT")]
    [InlineData("INSERT INTO t (k, seen) VALUES ('a', CURRENT_TIMESTAMP())", "INSERT")]
    [InlineData("DELETE FROM t WHERE TRUE", "DELETE")]
    [InlineData("UPDATE t SET n = 1 WHERE TRUE", "UPDATE")]
    [InlineData("CREATE TABLE x (y INT64)", "CREATE_TABLE")]
    [InlineData("DROP VIEW x", "DROP_VIEW")]
    [InlineData("SELECT 1; SELECT 2", "SCRIPT")]
    public async Task Dry_run_names_the_statement_and_does_nothing(string sql, string type)
    {
        await CreateAsync("t");

        var reply = await StartAsync(sql, dryRun: true);

        Assert.Equal(type, (string?)reply.Document["statistics"]!["query"]!["statementType"]);
        Assert.Equal(["0"], await RowsAsync("SELECT COUNT(*) FROM t"));
    }
}

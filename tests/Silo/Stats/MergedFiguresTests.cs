using System.Text.Json.Nodes;
using Isobar.Silo.Stats;

namespace Isobar.Tests.Silo.Stats;

public sealed class MergedFiguresTests
{
    [Theory]
    [InlineData("""{"rows":5}""", """{"rows":7}""", """{"rows":12}""")]
    [InlineData("""{"latency_ms_p99":5.5}""", """{"latency_ms_p99":2}""", """{"latency_ms_p99":5.5}""")]
    [InlineData("""{"latency_ms_max":1}""", """{"latency_ms_max":9}""", """{"latency_ms_max":9}""")]
    [InlineData("""{"oldest_age_ms":3}""", """{"oldest_age_ms":4}""", """{"oldest_age_ms":4}""")]
    [InlineData("""{"rows_per_batch_mean":10}""", """{"rows_per_batch_mean":21}""", """{"rows_per_batch_mean":15.5}""")]
    [InlineData("""{"source":"synthetic"}""", """{"source":"synthetic"}""", """{"source":"synthetic"}""")]
    [InlineData("""{"failures":{"a":1}}""", """{"failures":{"a":2,"b":3}}""", """{"failures":{"a":3,"b":3}}""")]
    [InlineData("""{"flush_ms_p50":null}""", """{"flush_ms_p50":4}""", """{"flush_ms_p50":4}""")]
    [InlineData("""{"flush_ms_p50":null}""", """{"flush_ms_p50":null}""", """{"flush_ms_p50":null}""")]
    public void Counts_add_up_and_what_cannot_be_added_is_that_of_the_worst(string one, string other, string expected) =>
        Assert.Equal(expected, Merge(one, other));

    [Fact]
    public void Lists_are_joined_by_what_their_members_are_about() => Assert.Equal(
        """{"methods":[{"grain":"location","calls":1},{"grain":"user","calls":5,"latency_ms_p99":8}]}""",
        Merge(
            """{"methods":[{"grain":"user","calls":2,"latency_ms_p99":8}]}""",
            """{"methods":[{"grain":"user","calls":3,"latency_ms_p99":4},{"grain":"location","calls":1}]}"""));

    [Fact]
    public void Of_no_silo_there_are_no_figures() => Assert.Empty(MergedFigures.Merge([]));

    private static string Merge(params string[] silos) =>
        MergedFigures.Merge([.. silos.Select(static silo => JsonNode.Parse(silo)!.AsObject())]).ToJsonString();
}

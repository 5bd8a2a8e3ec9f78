using Isobar.Adapters.BigQuery;
using Isobar.Tests.Adapters.BigQuery.Hosting;
using Isobar.Warehousing;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.Adapters.BigQuery;

public sealed class OptionsTests
{
    [Fact]
    public void Defaults_lack_only_the_project()
    {
        Assert.Empty(new BigQueryOptions { Project = "my-project" }.Faults());
        Assert.Contains("BigQuery:Project", Assert.Single(new BigQueryOptions().Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Project", "My Project")]
    [InlineData("Dataset", "is-obar")]
    [InlineData("Location", "")]
    [InlineData("Endpoint", "http://bigquery.example.com/")]
    [InlineData("MaxRowsPerRequest", "50001")]
    [InlineData("MaxBytesPerRequest", "10000001")]
    [InlineData("MaxConcurrentRequests", "0")]
    [InlineData("MergeInterval", "00:00:00")]
    [InlineData("MergeMargin", "00:00:20")]
    [InlineData("LandingRetention", "01:00:00")]
    [InlineData("LiveDays", "0")]
    [InlineData("MaximumBytesBilled", "0")]
    [InlineData("PricePerTiB", "-1")]
    public void Fault_names_its_key(string key, string value)
    {
        using var host = new BigQueryHost(settings: (key, value));

        var invalid = Assert.Throws<OptionsValidationException>(() => host.Warehouse);

        Assert.Contains($"BigQuery:{key} ", Assert.Single(invalid.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_key_is_refused()
    {
        using var host = new BigQueryHost(settings: ("Projekt", "p"));

        Assert.Contains("Projekt", Assert.Throws<InvalidOperationException>(() => host.Warehouse).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_mode_merge_merges()
    {
        using var merge = new BigQueryHost();
        using var stream = new BigQueryHost(settings: ("Mode", "stream"));

        Assert.NotNull(merge.Merging);
        Assert.Throws<InvalidOperationException>(() => stream.Merging);
        Assert.NotNull(stream.Get<IWarehouse>());
    }
}

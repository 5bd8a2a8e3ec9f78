using Isobar.Tests.EndToEnd.Processes;

namespace Isobar.Tests.EndToEnd.Embedded;

/// <summary>Commands that a program without Microsoft Orleans cannot run.</summary>
public sealed class ClusterCommandTests
{
    [Theory]
    [InlineData("silo")]
    [InlineData("serve")]
    [InlineData("cluster", "setup")]
    [InlineData("cluster", "members")]
    public async Task Commands_of_a_cluster_are_refused_with_the_option_that_they_need(params string[] command)
    {
        var (exitCode, _, errors) = await SiloProcess.RunToEndAsync(command);

        Assert.Equal(2, exitCode);
        Assert.Equal($"isobar: {string.Join(' ', command)} needs Microsoft Orleans: add --runtime orleans.", errors);
    }

    [Fact]
    public async Task The_dashboard_of_Microsoft_Orleans_is_refused_with_the_option_that_it_needs()
    {
        using var data = new TemporaryDirectory();

        var (exitCode, errors) = await SiloProcess.RefusedAsync("--data", data.FullPath, "--urls", "http://127.0.0.1:0", "--set", "Cluster:OrleansDashboard=true");

        Assert.Equal(1, exitCode);
        Assert.Contains("Cluster:OrleansDashboard needs Microsoft Orleans: add --runtime orleans.", errors, StringComparison.Ordinal);
    }
}

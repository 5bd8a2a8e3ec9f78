using Isobar.Adapters.BigQuery.Merging;
using Isobar.EmbeddedRuntime;
using Isobar.Tests.Adapters.BigQuery.Hosting;
using Isobar.Warehousing.Merging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Storage;

namespace Isobar.Tests.Adapters.BigQuery;

/// <summary>Service, grain and chain together, in a silo.</summary>
public sealed class MergeWakingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Silo_merges_what_lands_without_being_asked()
    {
        var model = new JobModel();
        model.Landing.Add(("a", DateTimeOffset.UtcNow.AddSeconds(-1)));
        using var host = Host(model);
        var waking = host.Get<IEnumerable<IHostedService>>().OfType<MergeWaking>().Single();

        // Services start before grains do.
        await waking.StartAsync(default);
        await host.Get<EmbeddedSilo>().StartAsync();
        await UntilAsync(() => model.Table.Count == 1);
        model.Landing.Add(("b", DateTimeOffset.UtcNow.AddSeconds(-1)));
        await UntilAsync(() => model.Table.Count == 2);

        await waking.StopAsync(default);
        await host.Get<EmbeddedSilo>().StopAsync();
        Assert.Equal(["a", "b"], model.Table.Order());
    }

    [Fact]
    public async Task Grain_reports_what_BigQuery_charged()
    {
        var model = new JobModel();
        model.Landing.Add(("a", DateTimeOffset.UtcNow.AddSeconds(-1)));
        using var host = Host(model);
        await host.Get<EmbeddedSilo>().StartAsync();

        var report = await host.Get<IGrainFactory>().GetGrain<IWarehouseMergeGrain>(0).MergeAsync();

        Assert.Equal((true, 1L, 1L, 20_971_520L), (report.IsMerging, report.Runs, report.Rows, report.BytesBilled));
        Assert.InRange(report.Lag!.Value, TimeSpan.Zero, Patience);
        await host.Get<EmbeddedSilo>().StopAsync();
    }

    private static BigQueryHost Host(JobModel model) => new(
        new ScriptedApi { Other = model.Answer },
        settings: ("MergeInterval", "00:00:01"),
        more: static services => services
            .AddSingleton<IGrainStorage, ForgetfulStorage>()
            .AddEmbeddedRuntime(static runtime => runtime.AddGrains(typeof(WarehouseMergeGrain).Assembly)));

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
        }
    }
}

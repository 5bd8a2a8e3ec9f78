using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;

namespace Isobar.Bench.Runtime;

/// <summary>A silo of Microsoft Orleans, called from within, as its defaults are.</summary>
internal sealed class BenchSilo(IHost host) : IAsyncDisposable
{
    public static string Runtime => "orleans";

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<BenchSilo> StartAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(static silo => silo.UseLocalhostClustering(siloPort: 11_191, gatewayPort: 30_191));
        var silo = new BenchSilo(builder.Build());
        await silo.StartHostAsync();
        return silo;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private Task StartHostAsync() => host.StartAsync();
}

using System.Reflection;
using Isobar.EmbeddedRuntime;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Isobar.Bench.Runtime;

/// <summary>A silo of the embedded runtime.</summary>
internal sealed class BenchSilo : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddEmbeddedRuntime(static options => options.AddGrains(Assembly.GetExecutingAssembly()))
        .BuildServiceProvider();

    public static string Runtime => "embedded";

    public IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    public static async Task<BenchSilo> StartAsync()
    {
        var silo = new BenchSilo();
        await silo._services.GetRequiredService<EmbeddedSilo>().StartAsync();
        return silo;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.GetRequiredService<EmbeddedSilo>().StopAsync();
        await _services.DisposeAsync();
    }
}

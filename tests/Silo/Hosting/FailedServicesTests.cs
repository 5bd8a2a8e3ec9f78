using Isobar.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Isobar.Tests.Silo.Hosting;

public sealed class FailedServicesTests
{
    [Fact]
    public async Task A_service_that_failed_in_the_background_is_named_with_its_reason()
    {
        await using var services = new ServiceCollection().AddHostedService<Failing>().AddHostedService<Working>().BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        var failing = services.GetServices<IHostedService>().OfType<Failing>().Single();
        await failing.ExecuteTask!.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        var line = Assert.Single(FailedServices.Explain(services));
        Assert.StartsWith("Failing failed, and the silo has stopped: ", line, StringComparison.Ordinal);
        Assert.Contains("The disk has gone.", line, StringComparison.Ordinal);
    }

    private sealed class Failing : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.FromException(new IOException("The disk has gone."));
    }

    private sealed class Working : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Isobar.Silo.Hosting;

/// <summary>The services in the background that have ended by a failure nobody foresaw: the host stops with the first, and says nothing by itself.</summary>
internal static class FailedServices
{
    /// <summary>A line for each, with all that is known: what happened here is a bug.</summary>
    public static IReadOnlyList<string> Explain(IServiceProvider services) =>
    [
        .. services.GetServices<IHostedService>().OfType<BackgroundService>()
            .Where(static service => service.ExecuteTask is { IsFaulted: true })
            .Select(static service => $"{service.GetType().Name} failed, and the silo has stopped: {service.ExecuteTask!.Exception!.InnerException}"),
    ];
}

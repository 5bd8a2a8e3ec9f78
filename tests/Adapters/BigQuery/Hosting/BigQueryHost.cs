using Isobar.Adapters.BigQuery;
using Isobar.Warehousing;
using Isobar.Warehousing.Merging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Isobar.Tests.Adapters.BigQuery.Hosting;

/// <summary>The adapter as an application registers it.</summary>
internal sealed class BigQueryHost : IDisposable
{
    private readonly ServiceProvider _services;

    public BigQueryHost(
        HttpMessageHandler? handler = null,
        TimeProvider? time = null,
        Action<IServiceCollection>? more = null,
        params IReadOnlyList<(string Key, string Value)> settings)
    {
        var services = new ServiceCollection()
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddBigQueryWarehouse(Configure(settings))
            .AddBigQueryMerging(Configure(settings));
        if (handler is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(provider => new BigQueryConnection(
                provider.GetRequiredService<BigQueryOptions>(),
                provider.GetRequiredService<BigQueryInstruments>(),
                provider.GetRequiredService<TimeProvider>(),
                handler)));
        }

        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public IWarehouse Warehouse => _services.GetRequiredService<IWarehouse>();

    public IMergingWarehouse Merging => _services.GetRequiredService<IMergingWarehouse>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>What the host's start does, but for waking a grain.</summary>
    public Task StartAsync() => Get<BigQueryStart>().StartAsync(default);

    public void Dispose() => _services.Dispose();

    private static IConfiguration Configure(IReadOnlyList<(string Key, string Value)> settings)
    {
        // Tests want to see repetitions, not to wait for them.
        var values = new Dictionary<string, string?>
        {
            ["Project"] = "p",
            ["Endpoint"] = "http://127.0.0.1:1/",
            ["RetryDelay"] = "00:00:00.001",
        };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}

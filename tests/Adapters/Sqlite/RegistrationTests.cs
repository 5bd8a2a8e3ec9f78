using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Broker;
using Isobar.Broker;
using Isobar.Warehousing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Isobar.Tests.Adapters.Sqlite;

public sealed class RegistrationTests
{
    [Fact]
    public async Task All_three_services_resolve_and_close_on_one_directory()
    {
        using var directory = new TemporaryDirectory();
        await using (var provider = Services(directory).BuildServiceProvider())
        {
            Assert.NotNull(provider.GetRequiredService<IBroker>());
            Assert.NotNull(provider.GetRequiredService<IWarehouse>());
            Assert.NotNull(provider.GetRequiredKeyedService<IGrainStorage>("Default"));
        }

        using var free = new DataDirectory(directory.FullPath);
        Assert.Equal(["broker.db", "grains.db", "isobar.lock", "warehouse.db"], Directory.GetFiles(directory.FullPath).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Wrong_options_are_all_reported_with_their_keys()
    {
        using var directory = new TemporaryDirectory();
        using var provider = Services(directory)
            .Configure<SqliteBrokerOptions>(options => (options.PollInterval, options.MaxBufferedMessages) = (TimeSpan.Zero, 0))
            .BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IBroker>());

        Assert.Contains("Sqlite:Broker:PollInterval", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Sqlite:Broker:MaxBufferedMessages", refused.Message, StringComparison.Ordinal);
    }

    private static IServiceCollection Services(TemporaryDirectory directory) => new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSqliteDataDirectory(directory.FullPath)
        .AddSqliteBroker()
        .AddSqliteWarehouse()
        .AddSqliteGrainStorage();
}

using Isobar.Adapters.Sqlite.Broker;
using Isobar.Adapters.Sqlite.GrainStorage;
using Isobar.Adapters.Sqlite.Warehouse;
using Isobar.Broker;
using Isobar.Warehousing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Isobar.Adapters.Sqlite;

/// <summary>Registers the embedded services. Each needs <see cref="AddSqliteDataDirectory"/> and a <see cref="TimeProvider"/>.</summary>
public static class SqliteServices
{
    /// <summary>The name under which grains find their storage when they name none.</summary>
    public const string DefaultStorage = "Default";

    /// <summary>The directory of all three files. It is taken, or refused, when it is first needed.</summary>
    public static IServiceCollection AddSqliteDataDirectory(this IServiceCollection services, string path)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IValidateOptions<SqliteOptions>, SqliteOptionsValidator>();
        services.AddOptions<SqliteOptions>();
        services.AddSingleton(_ => new DataDirectory(path));
        return services;
    }

    /// <summary>Registers <see cref="SqliteBroker"/> as the <see cref="IBroker"/>.</summary>
    public static IServiceCollection AddSqliteBroker(this IServiceCollection services)
    {
        services.TryAddSingleton<IValidateOptions<SqliteBrokerOptions>, SqliteBrokerOptionsValidator>();
        services.AddOptions<SqliteBrokerOptions>();
        services.AddSingleton<SqliteBroker>();
        services.AddSingleton<IBroker>(provider => provider.GetRequiredService<SqliteBroker>());
        return services;
    }

    /// <summary>Registers <see cref="SqliteGrainStorage"/> as the storage named <paramref name="name"/>.</summary>
    public static IServiceCollection AddSqliteGrainStorage(this IServiceCollection services, string name = DefaultStorage)
    {
        services.AddSingleton<SqliteGrainStorage>();
        services.AddKeyedSingleton<IGrainStorage>(name, (provider, _) => provider.GetRequiredService<SqliteGrainStorage>());
        return services;
    }

    /// <summary>Registers <see cref="SqliteWarehouse"/> as the <see cref="IWarehouse"/>.</summary>
    public static IServiceCollection AddSqliteWarehouse(this IServiceCollection services)
    {
        services.TryAddSingleton<IValidateOptions<SqliteWarehouseOptions>, SqliteWarehouseOptionsValidator>();
        services.AddOptions<SqliteWarehouseOptions>();
        services.AddSingleton<SqliteWarehouse>();
        services.AddSingleton<IWarehouse>(provider => provider.GetRequiredService<SqliteWarehouse>());
        return services;
    }
}

using Isobar.Adapters.Postgres;
using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Warehouse;
using Isobar.Silo.CommandLine;
using Isobar.Warehousing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Hosting;

/// <summary>Where rows end, and how the writer batches for it.</summary>
internal static class WarehouseServices
{
    public static void AddWarehouse(this IServiceCollection services, UpSettings settings, IConfiguration configuration)
    {
        switch (settings.Warehouse)
        {
            case WarehouseName.Postgres:
                services.AddPostgresWarehouse(configuration.GetSection(PostgresOptions.Section));
                break;
            default:
                services.AddSqliteWarehouse();
                services.AddOptions<SqliteWarehouseOptions>().Bind(configuration.GetSection(SqliteWarehouseOptions.Section)).ValidateOnStart();
                break;
        }

        services.Configure<WriterOptions>(configuration.GetSection(WriterOptions.Section));
    }
}

using Isobar.Adapters.BigQuery;
using Isobar.Adapters.Postgres;
using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Warehouse;
using Isobar.Api.Stats;
using Isobar.Silo.CommandLine;
using Isobar.Silo.Stats;
using Isobar.Warehousing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isobar.Silo.Hosting;

/// <summary>Where rows end, and how the writer batches for it.</summary>
internal static class WarehouseServices
{
    public static void AddWarehouse(this IServiceCollection services, HostSettings settings, IConfiguration configuration)
    {
        switch (settings.Warehouse)
        {
            case WarehouseName.Postgres:
                services.AddPostgresWarehouse(configuration.GetSection(PostgresOptions.Section));
                break;
            case WarehouseName.BigQuery:
                services.AddBigQueryWarehouse(configuration.GetSection(BigQueryOptions.Section));
                services.Configure<WriterOptions>(BatchForBigQuery);
                services.AddMergeStats(configuration);
                break;
            default:
                services.AddSqliteWarehouse();
                services.AddOptions<SqliteWarehouseOptions>().Bind(configuration.GetSection(SqliteWarehouseOptions.Section)).ValidateOnStart();
                break;
        }

        services.Configure<WriterOptions>(configuration.GetSection(WriterOptions.Section));
    }

    /// <summary>What the warehouse does by itself, with the help of grains; so it is added after their runtime.</summary>
    public static void AddWarehouseWork(this IServiceCollection services, HostSettings settings, IConfiguration configuration)
    {
        if (settings.Warehouse == WarehouseName.BigQuery)
        {
            services.AddBigQueryMerging(configuration.GetSection(BigQueryOptions.Section));
        }
    }

    // A request to BigQuery takes a tenth of a second or more whatever it carries, so batches are gathered for longer; the adapter
    // parts each into requests of their best size and sends those at once.
    private static void BatchForBigQuery(WriterOptions writer)
    {
        writer.FlushInterval = TimeSpan.FromMilliseconds(250);
        writer.MaxBatchRows = 4_000;
        writer.MaxAppends = 4;
    }

    private static void AddMergeStats(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue($"{BigQueryOptions.Section}:{nameof(BigQueryOptions.Mode)}", BigQueryMode.Merge) == BigQueryMode.Merge)
        {
            services.AddSingleton<MergeStats>();
            services.AddSingleton<IStatsSection>(static provider => provider.GetRequiredService<MergeStats>());
        }
    }
}

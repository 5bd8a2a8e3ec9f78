using Isobar.Adapters.BigQuery.DeadLetters;
using Isobar.Adapters.BigQuery.Merging;
using Isobar.Adapters.BigQuery.Queries;
using Isobar.Adapters.BigQuery.Rows;
using Isobar.Adapters.BigQuery.Streaming;
using Isobar.Adapters.BigQuery.Tables;
using Isobar.Diagnostics;
using Isobar.Warehousing;
using Isobar.Warehousing.Merging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Isobar.Adapters.BigQuery;

public static class BigQueryServices
{
    /// <summary>BigQuery as the <see cref="IWarehouse"/> and, in mode <see cref="BigQueryMode.Merge"/>, the <see cref="IMergingWarehouse"/>.</summary>
    /// <remarks>
    /// The host starts only if the dataset can be used: its start fails with a <see cref="WarehouseUnavailableException"/> of one line else. It
    /// needs the grains (<see cref="GrainServices.AddIsobarGrains"/>) and their runtime, which merge. The mode is read from
    /// <paramref name="section"/> here and now.
    /// </remarks>
    /// <param name="services">The application's services. A <see cref="TimeProvider"/> among them is used.</param>
    /// <param name="section">Values for <see cref="BigQueryOptions"/>. An unknown key is refused.</param>
    public static IServiceCollection AddBigQueryWarehouse(this IServiceCollection services, IConfiguration? section = null)
    {
        var options = services.AddValidatedOptions<BigQueryOptions>(static options => options.Faults());
        if (section is not null)
        {
            options.Bind(section, static binder => binder.ErrorOnUnknownConfiguration = true);
        }

        services.AddParts();
        services.AddSingleton<IWarehouse, BigQueryWarehouse>();
        services.AddSingleton<BigQueryStart>();
        services.AddHostedService(static provider => provider.GetRequiredService<BigQueryStart>());
        if (Merges(section))
        {
            services.AddSingleton<IMergingWarehouse, BigQueryMerging>();
        }

        return services;
    }

    /// <summary>
    /// Keeps the merging going, in mode <see cref="BigQueryMode.Merge"/>: to be added after the runtime, whose grains it wakes.
    /// </summary>
    /// <param name="services">The application's services, with <see cref="AddBigQueryWarehouse"/>.</param>
    /// <param name="section">As there.</param>
    public static IServiceCollection AddBigQueryMerging(this IServiceCollection services, IConfiguration? section = null) =>
        Merges(section) ? services.AddHostedService<MergeWaking>() : services;

    private static bool Merges(IConfiguration? section) => (section?.Get<BigQueryOptions>()?.Mode ?? BigQueryMode.Merge) == BigQueryMode.Merge;

    private static void AddParts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IsobarMeter>();
        services.AddSingleton(static provider => provider.GetRequiredService<IOptions<BigQueryOptions>>().Value);
        services.AddSingleton<BigQueryInstruments>();
        services.AddSingleton(static provider => new BigQueryConnection(
            provider.GetRequiredService<BigQueryOptions>(),
            provider.GetRequiredService<BigQueryInstruments>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => provider.GetRequiredService<BigQueryConnection>().Client);
        services.AddSingleton<TableNames>();
        services.AddSingleton<Stamps>();
        services.AddSingleton<DatasetSetup>();
        services.AddSingleton<TableInsert>();
        services.AddSingleton<JobClient>();
        services.AddSingleton<QueryRunner>();
        services.AddSingleton<LookupQueries>();
        services.AddSingleton<Prices>();
        services.AddSingleton<UserQueries>();
        services.AddSingleton<EventLookups>();
        services.AddSingleton<DeadLetterBook>();
        services.AddSingleton<BigQueryFigures>();
        services.AddSingleton<ChainMark>();
        services.AddSingleton<IMergeJobs, MergeJobs>();
        services.AddSingleton<MergeChain>();
    }
}

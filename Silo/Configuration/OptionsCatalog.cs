using System.Reflection;
using Isobar.Adapters.BigQuery;
using Isobar.Adapters.OpenMeteo;
using Isobar.Adapters.Postgres;
using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Broker;
using Isobar.Adapters.Sqlite.Warehouse;
using Isobar.Api;
using Isobar.Broker.Consuming;
using Isobar.PubSub;
using Isobar.Silo.Cluster;
using Isobar.Silo.Demo;
using Isobar.Silo.Downstream;
using Isobar.Silo.Pipeline;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Silo.Configuration;

/// <summary>Every options class with its section: what may be configured, and what the configuration reference lists.</summary>
public static class OptionsCatalog
{
    public static IReadOnlyList<(string Section, Type Options)> All { get; } =
    [
        (ApiOptions.Section, typeof(ApiOptions)),
        (KeyedConsumerOptions.Section, typeof(KeyedConsumerOptions)),
        (DeliveryOptions.Section, typeof(DeliveryOptions)),
        (UserOptions.Section, typeof(UserOptions)),
        (WeatherOptions.Section, typeof(WeatherOptions)),
        (OpenMeteoOptions.SectionName, typeof(OpenMeteoOptions)),
        (WriterOptions.Section, typeof(WriterOptions)),
        (DownstreamOptions.Section, typeof(DownstreamOptions)),
        (ClusterOptions.Section, typeof(ClusterOptions)),
        (SqliteOptions.Section, typeof(SqliteOptions)),
        (SqliteBrokerOptions.Section, typeof(SqliteBrokerOptions)),
        (SqliteWarehouseOptions.Section, typeof(SqliteWarehouseOptions)),
        (PubSubOptions.Section, typeof(PubSubOptions)),
        (BigQueryOptions.Section, typeof(BigQueryOptions)),
        (PostgresOptions.Section, typeof(PostgresOptions)),
        (DemoOptions.Section, typeof(DemoOptions)),
    ];

    /// <summary>Every key, as in <c>Writer:FlushInterval</c>.</summary>
    public static IEnumerable<string> Keys => Properties.Select(static option => option.Key);

    /// <summary>Every key with the property that it sets.</summary>
    public static IEnumerable<(string Key, PropertyInfo Property)> Properties => All.SelectMany(static entry => entry.Options
        .GetProperties()
        .Where(static property => property.CanWrite && !property.GetMethod!.IsStatic)
        .Select(property => ($"{entry.Section}:{property.Name}", property)));
}

using Isobar.Adapters.BigQuery;
using Isobar.Broker.Consuming;
using Isobar.Silo.Pipeline;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;

namespace Isobar.Tests.Simulation.Silos;

/// <summary>The configuration of a run's silos, drawn by its seed: tight limits are reached, wide ones are not.</summary>
internal sealed class SiloSettings
{
    public SiloSettings(Chance chance)
    {
        Consumers = chance.OneOf(1, 1, 2);
        ProbesCalls = chance.Of(0.75);
        Consumer = new KeyedConsumerOptions
        {
            MaxInFlight = chance.OneOf(10, 100, 1_000),
            MaxPull = chance.OneOf(1, 10, 100),
            MaxBatch = chance.OneOf(1, 5, 100),
            Pulls = chance.OneOf(1, 2),
            ExtendEvery = chance.OneOf(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)),
            Extension = TimeSpan.FromSeconds(10),
            MaximumLease = chance.OneOf(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(10)),
        };
        Writer = new WriterOptions
        {
            FlushInterval = chance.OneOf(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1)),
            MaxBatchRows = chance.OneOf(1, 5, 50),
            MaxBatchBytes = chance.OneOf(1_000, 1_000_000),
            MaxAppends = chance.Between(1, 3),
            MaxQueuedRows = chance.OneOf(50, 1_000),
            Deadline = chance.OneOf(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)),
        };
        Users = new UserOptions
        {
            Persist = chance.Of(0.1) ? PersistPolicy.Interval : PersistPolicy.Always,
            WindowCapacity = chance.OneOf(3, 4_096, 4_096),
            NewestEntries = chance.OneOf(2, 128),
            SlotLength = chance.OneOf(TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)),
        };
        Weather = new WeatherOptions
        {
            FreshFor = chance.OneOf(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(15)),
            NegativeFor = chance.OneOf(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1)),
            ReadCacheFor = chance.OneOf(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30)),
            SlotsPerCell = chance.OneOf(3, 96),
            ReadCacheEntries = chance.OneOf(4, 1_000),
            MaxRequests = chance.Between(1, 4),
        };
        BigQuery = new BigQueryOptions
        {
            Project = "simulated",
            MergeInterval = TimeSpan.FromMinutes(1),
            MergeMargin = chance.OneOf(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)),
            SweepInterval = TimeSpan.FromMinutes(20),
            LandingRetention = TimeSpan.FromHours(6),
        };
    }

    /// <summary>Consumers of one subscription in each silo; with two, one user may have two deliveries at a time.</summary>
    public int Consumers { get; }

    public bool ProbesCalls { get; }

    public DeliveryOptions Delivery { get; } = new() { MaxAttempts = 5 };

    public KeyedConsumerOptions Consumer { get; }

    public WriterOptions Writer { get; }

    public UserOptions Users { get; }

    public WeatherOptions Weather { get; }

    /// <summary>Used where the warehouse merges.</summary>
    public BigQueryOptions BigQuery { get; }

    /// <summary>Whether a profile must be exact: not so if it is written now and then, or if windows forget within the run.</summary>
    public bool HasExactProfiles => Users is { Persist: PersistPolicy.Always, WindowCapacity: > 1_000 };
}

using Isobar.Tests.Doubles.BigQuery;
using Isobar.Tests.Ports;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;

namespace Isobar.Tests.Adapters.BigQuery.Hosting;

/// <summary>The adapter against the double, in one of its modes.</summary>
internal sealed class DoubleFixture : WarehouseFixture
{
    private readonly (string Key, string Value)[] _settings;

    private DoubleFixture(BigQueryDouble server, (string Key, string Value)[] settings)
    {
        (Server, _settings) = (server, settings);
        Host = Open();
    }

    public BigQueryDouble Server { get; }

    public BigQueryHost Host { get; private set; }

    public override IWarehouse Warehouse => Host.Warehouse;

    public override string LiveTable => "enriched_events_live";

    public override Capability TellsDuplicates => Capability.Missing("BigQuery does not tell whether a key was there");

    public override Capability FirstWins => IsMerging
        ? Capability.Present
        : Capability.Missing("in mode Stream the row that was enriched first wins");

    public override string EndlessQuery =>
        "SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 1000000)) a CROSS JOIN UNNEST(GENERATE_ARRAY(1, 1000000)) b";

    private bool IsMerging => !_settings.Contains(("Mode", "Stream"));

    public static async Task<DoubleFixture> StartAsync(params (string Key, string Value)[] settings) =>
        new(await BigQueryDouble.StartAsync(), settings);

    /// <summary>With another clock than ours.</summary>
    public static async Task<DoubleFixture> StartAsync(TimeProvider time, params (string Key, string Value)[] settings) =>
        new(await BigQueryDouble.StartAsync(new BigQueryDoubleOptions { Time = time }), settings);

    /// <summary>Another silo on the same dataset.</summary>
    public BigQueryHost Open() => new(settings:
    [
        ("Endpoint", Server.BaseAddress.AbsoluteUri),

        // The rows of the tests lie at fixed times, however long ago that is.
        ("LiveDays", "3650"),
        ("FiguresInterval", "00:00:00"),
        ("DuplicatesInterval", "00:00:00"),
        .. _settings,
    ]);

    public override Task RestartAsync()
    {
        Host.Dispose();
        Host = Open();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        Host.Dispose();
        await Server.DisposeAsync();
    }
}

using System.Diagnostics.Metrics;
using Isobar.Diagnostics;
using Isobar.Tests.Adapters.BigQuery.Hosting;
using Isobar.Tests.Ports.Warehousing;

namespace Isobar.Tests.Adapters.BigQuery;

public sealed class InstrumentsTests
{
    [Fact]
    public async Task Requests_repetitions_and_rows_are_counted_by_what_became_of_them()
    {
        var api = new ScriptedApi()
            .Insert(static _ => ScriptedApi.Error(503, "backendError"))
            .Insert("""{"insertErrors":[{"index":0,"errors":[{"reason":"invalid","message":"x"}]},{"index":1,"errors":[{"reason":"stopped"}]}]}""")
            .Insert("{}");
        using var host = new BigQueryHost(api);
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = Listen(host.Get<IsobarMeter>().Meter, seen);

        await host.Warehouse.AppendAsync([Rows.Full("a"), Rows.Full("b")], default);

        Assert.Equal(1, seen["isobar.bigquery.requests tabledata.insertAll backendError"]);
        Assert.Equal(2, seen["isobar.bigquery.requests tabledata.insertAll ok"]);
        Assert.Equal(1, seen["isobar.bigquery.retries tabledata.insertAll"]);
        Assert.Equal(1, seen["isobar.bigquery.rows refused"]);
        Assert.Equal(1, seen["isobar.bigquery.rows stopped"]);
        Assert.Equal(1, seen["isobar.bigquery.rows taken"]);
    }

    private static MeterListener Listen(Meter meter, Dictionary<string, long> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter, meter))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            var name = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(static tag => (string?)tag.Value)]);
            seen[name] = seen.GetValueOrDefault(name) + count;
        });
        listener.Start();
        return listener;
    }
}

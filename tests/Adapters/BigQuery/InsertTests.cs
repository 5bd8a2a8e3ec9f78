using Isobar.Tests.Adapters.BigQuery.Hosting;
using Isobar.Tests.Ports.Warehousing;
using Isobar.Warehousing;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Tests.Adapters.BigQuery;

/// <summary>What becomes of rows, by what BigQuery answers to their request.</summary>
public sealed class InsertTests
{
    private readonly ScriptedApi _api = new();

    [Fact]
    public async Task Row_is_written_as_BigQuery_reads_it()
    {
        using var host = Host(("Mode", "Stream"));

        await host.Warehouse.AppendAsync([Rows.Full("a")], default);

        var sent = Assert.Single(_api.Inserts);
        Assert.Equal("/bigquery/v2/projects/p/datasets/isobar/tables/enriched_events/insertAll", sent.Path);
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(sent.Body), sent.Length);
        var key = Rows.Full("a").Key;
        Assert.Equal(
            $$$"""
            {"skipInvalidRows":false,"ignoreUnknownValues":false,"rows":[{"insertId":"{{{key}}}","json":{"row_key":"{{{key}}}","event_id":"a","user_id":"alice","type":"app.open","occurred_at":"2026-11-22T12:00:00.000000Z","received_at":"2026-11-22T12:00:01.234567Z","enriched_at":"2026-11-22T12:00:03.000000Z","latitude":52.52,"longitude":13.405,"location_source":"event","cell":"u33dc","properties":"{\"screen\":\"täglich\"}","weather_status":"fresh","weather_source":"synthetic","weather_observed_at":"2026-11-22T12:00:00.000000Z","temperature_c":7.25,"apparent_temperature_c":4.5,"relative_humidity_pct":81,"precipitation_mm":0.1,"cloud_cover_pct":100,"pressure_msl_hpa":1013.25,"wind_speed_ms":6.2,"wind_direction_deg":270,"wind_gusts_ms":11.9,"weather_code":61,"weather_text":"slight rain","is_day":true}}]}
            """,
            sent.Body);
    }

    [Fact]
    public async Task Row_that_lands_says_when()
    {
        using var host = Host();

        await host.Warehouse.AppendAsync([Rows.Bare("a")], default);
        await host.Warehouse.AppendAsync([Rows.Bare("a")], default);

        Assert.All(_api.Inserts, static sent => Assert.EndsWith("/enriched_events_landing/insertAll", sent.Path, StringComparison.Ordinal));
        var landed = _api.Inserts.Select(static sent => sent.Rows[0].GetProperty("json").GetProperty("landed_at").GetString()!).ToList();
        Assert.Equal(landed.Order(StringComparer.Ordinal), landed);
        Assert.Equal(2, landed.Distinct().Count());
    }

    [Fact]
    public async Task Rows_are_cut_into_requests_by_number_and_by_bytes()
    {
        using var host = Host(("MaxRowsPerRequest", "3"), ("MaxBytesPerRequest", "3000"));
        var rows = Enumerable.Range(0, 10).Select(i => Padded($"e{i}", i < 7 ? 10 : 2_000)).ToArray();

        var outcomes = await host.Warehouse.AppendAsync(rows, default);

        Assert.All(outcomes, static outcome => Assert.Equal(AppendOutcome.Stored, outcome));
        Assert.Equal([1, 1, 1, 1, 3, 3], _api.Inserts.Select(static sent => sent.Rows.Count).Order());
        Assert.All(_api.Inserts, static sent => Assert.True(sent.Length <= 3_000));
        Assert.Equal(rows.Select(static row => $"{row.Key}").Order(), _api.Inserts.SelectMany(static sent => sent.InsertIds).Order());
    }

    [Fact]
    public async Task Row_beyond_the_limit_is_refused_and_its_neighbours_are_stored()
    {
        using var host = Host();

        var outcomes = await host.Warehouse.AppendAsync([Rows.Full("a"), Padded("large", 10_000_000), Rows.Full("b")], default);

        Assert.Equal([AppendResult.Stored, AppendResult.Refused, AppendResult.Stored], outcomes.Select(static outcome => outcome.Result));
        Assert.Contains("at most 10000000", outcomes[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(_api.Inserts).Rows.Count);
    }

    [Fact]
    public async Task Row_larger_than_a_request_should_be_goes_alone()
    {
        using var host = Host(("MaxBytesPerRequest", "2000"));

        var outcomes = await host.Warehouse.AppendAsync([Rows.Full("a"), Padded("large", 50_000), Rows.Full("b")], default);

        Assert.All(outcomes, static outcome => Assert.Equal(AppendOutcome.Stored, outcome));
        Assert.Contains(_api.Inserts, static sent => sent.Rows.Count == 1 && sent.Length > 50_000);
    }

    [Fact]
    public async Task Invalid_row_is_refused_with_its_reason_and_stopped_rows_are_sent_again_as_they_are()
    {
        _api.Insert("""
            {"insertErrors":[
              {"index":0,"errors":[{"reason":"stopped"}]},
              {"index":1,"errors":[{"reason":"invalid","location":"temperature_c","message":"Cannot convert value to floating point."}]},
              {"index":2,"errors":[{"reason":"stopped"}]}]}
            """).Insert("{}");
        using var host = Host();

        var outcomes = await host.Warehouse.AppendAsync([Rows.Full("a"), Rows.Full("b"), Rows.Full("c")], default);

        Assert.Equal([AppendResult.Stored, AppendResult.Refused, AppendResult.Stored], outcomes.Select(static outcome => outcome.Result));
        Assert.Equal("invalid at temperature_c: Cannot convert value to floating point.", outcomes[1].Reason);
        Assert.Equal(2, _api.Inserts.Count);
        Assert.Equal([_api.Inserts[0].Rows[0].GetRawText(), _api.Inserts[0].Rows[2].GetRawText()], _api.Inserts[1].Rows.Select(static row => row.GetRawText()));
    }

    [Fact]
    public async Task Rows_that_fail_for_now_are_sent_again_and_those_not_named_are_not()
    {
        _api.Insert("""{"insertErrors":[{"index":1,"errors":[{"reason":"backendError","message":"Try again."}]}]}""").Insert("{}");
        using var host = Host();

        var outcomes = await host.Warehouse.AppendAsync([Rows.Full("a"), Rows.Full("b")], default);

        Assert.All(outcomes, static outcome => Assert.Equal(AppendOutcome.Stored, outcome));
        Assert.Equal([$"{Rows.Full("b").Key}"], _api.Inserts[1].InsertIds);
    }

    [Fact]
    public async Task Answer_about_a_row_that_was_not_sent_is_not_believed()
    {
        _api.Insert("""{"insertErrors":[{"index":7,"errors":[{"reason":"invalid","message":"x"}]}]}""").Insert("{}");
        using var host = Host();

        Assert.Equal([AppendOutcome.Stored], await host.Warehouse.AppendAsync([Rows.Full("a")], default));
        Assert.Equal(2, _api.Inserts.Count);
    }

    [Theory]
    [InlineData("no such field: is_day.")]
    [InlineData("Missing required field: Msg_0_CLOUD_QUERY_TABLE.tenant.")]
    public async Task Column_that_the_table_lacks_makes_no_row_a_dead_letter(string message)
    {
        _api.Insert($$"""{"insertErrors":[{"index":0,"errors":[{"reason":"invalid","location":"is_day","message":"{{message}}"}]}]}""");
        using var host = Host();

        var failure = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => host.Warehouse.AppendAsync([Rows.Full("a")], default));

        Assert.Contains("table p.isobar.enriched_events_landing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("is_day", failure.Message, StringComparison.Ordinal);
        Assert.Single(_api.Inserts);
    }

    [Theory]
    [InlineData(403, "rateLimitExceeded")]
    [InlineData(429, "rateLimitExceeded")]
    [InlineData(500, "internalError")]
    [InlineData(500, "backendError")]
    [InlineData(502, "badGateway")]
    [InlineData(503, "backendError")]
    [InlineData(504, "deadlineExceeded")]
    public async Task What_fails_for_now_is_repeated(int status, string reason)
    {
        _api.Insert(_ => ScriptedApi.Error(status, reason)).Insert(static _ => throw new HttpRequestException("cut")).Insert("{}");
        using var host = Host();

        Assert.Equal([AppendOutcome.Stored], await host.Warehouse.AppendAsync([Rows.Full("a")], default));
        Assert.Equal(3, _api.Inserts.Count);
        Assert.Single(_api.Inserts.Select(static sent => sent.Body).Distinct());
    }

    [Theory]
    [InlineData(403, "quotaExceeded", "quota")]
    [InlineData(403, "accessDenied", "roles/bigquery.dataEditor")]
    [InlineData(404, "notFound", "CreateResources")]
    [InlineData(401, "authError", "credentials")]
    public async Task What_does_not_pass_by_itself_fails_at_once_and_names_table_and_remedy(int status, string reason, string remedy)
    {
        _api.Insert(_ => ScriptedApi.Error(status, reason, "Rows per day."));
        using var host = Host();

        var failure = await Assert.ThrowsAsync<WarehouseUnavailableException>(() => host.Warehouse.AppendAsync([Rows.Full("a")], default));

        Assert.Single(_api.Inserts);
        Assert.Contains("table p.isobar.enriched_events_landing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Rows per day.", failure.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task Repetitions_are_bounded()
    {
        _api.Insert(static _ => ScriptedApi.Error(503, "backendError"));
        using var host = Host(("Retries", "2"));

        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => host.Warehouse.AppendAsync([Rows.Full("a")], default));

        Assert.Equal(3, _api.Inserts.Count);
    }

    [Fact]
    public async Task Wait_that_BigQuery_asks_for_is_kept()
    {
        var clock = new FakeTimeProvider();
        var times = new List<DateTimeOffset>();
        _api.Insert(_ => Noting(After(TimeSpan.FromSeconds(4)))).Insert(_ => Noting(ScriptedApi.Json("{}")));
        using var host = new BigQueryHost(_api, clock, settings: ("RequestTimeout", "00:05:00"));
        await host.StartAsync();

        var append = host.Warehouse.AppendAsync([Rows.Full("a")], default);
        while (!append.IsCompleted)
        {
            // The test's clock must not run away from the requests, whose time limits it keeps.
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1);
        }

        Assert.Equal([AppendOutcome.Stored], await append);
        Assert.InRange(times[1] - times[0], TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(1));

        HttpResponseMessage Noting(HttpResponseMessage answer)
        {
            times.Add(clock.GetUtcNow());
            return answer;
        }
    }

    [Fact]
    public async Task Wait_that_is_too_long_is_left_to_the_writer()
    {
        _api.Insert(static _ => After(TimeSpan.FromHours(1)));
        using var host = Host();

        await Assert.ThrowsAsync<WarehouseUnavailableException>(() => host.Warehouse.AppendAsync([Rows.Full("a")], default));

        Assert.Single(_api.Inserts);
    }

    [Fact]
    public async Task Cancelled_append_stops_repeating()
    {
        using var stop = new CancellationTokenSource();
        _api.Insert(_ =>
        {
            stop.Cancel();
            return ScriptedApi.Error(503, "backendError");
        });
        using var host = Host(("RetryDelay", "01:00:00"), ("MaxRetryDelay", "01:00:00"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Warehouse.AppendAsync([Rows.Full("a")], stop.Token));

        Assert.Single(_api.Inserts);
    }

    [Theory]
    [InlineData(413, "")]
    [InlineData(400, "invalid")]
    public async Task Request_refused_without_naming_a_row_is_halved_until_the_row_is_known(int status, string reason)
    {
        var bad = $"{Rows.Full("e5").Key}";
        _api.Insert(sent => sent.InsertIds.Contains(bad) ? ScriptedApi.Error(status, reason, "Too much.") : ScriptedApi.Json("{}"));
        using var host = Host();

        var outcomes = await host.Warehouse.AppendAsync([.. Enumerable.Range(0, 8).Select(static i => Rows.Full($"e{i}"))], default);

        Assert.Equal([5], Enumerable.Range(0, 8).Where(i => outcomes[i].Result == AppendResult.Refused));
        Assert.Contains("Too much.", outcomes[5].Reason, StringComparison.Ordinal);
        Assert.Equal(7, _api.Inserts.Count);
    }

    [Fact]
    public async Task Key_twice_in_one_call_is_sent_once()
    {
        using var host = Host();
        var row = Rows.Full("a");

        var outcomes = await host.Warehouse.AppendAsync([row, row with { Event = row.Event with { Type = "another" } }], default);

        Assert.Equal([AppendOutcome.Stored, AppendOutcome.AlreadyThere(row.EnrichedAt)], outcomes);
        Assert.Equal("app.open", Assert.Single(Assert.Single(_api.Inserts).Rows).GetProperty("json").GetProperty("type").GetString());
    }

    private static HttpResponseMessage After(TimeSpan wait)
    {
        var answer = ScriptedApi.Error(503, "backendError");
        answer.Headers.RetryAfter = new(wait);
        return answer;
    }

    private static EnrichedEvent Padded(string eventId, int bytes)
    {
        var row = Rows.Full(eventId);
        return row with { Event = row.Event with { Properties = $"\"{new string('x', bytes)}\"" } };
    }

    private BigQueryHost Host(params IReadOnlyList<(string Key, string Value)> settings) => new(_api, settings: settings);
}

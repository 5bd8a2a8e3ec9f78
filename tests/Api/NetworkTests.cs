using System.Net;
using System.Net.Sockets;
using System.Text;
using Isobar.Api.Tests.Hosting;
using Isobar.Api.Tests.LiveStream;

namespace Isobar.Api.Tests;

/// <summary>What only a real server and a real connection show.</summary>
public sealed class NetworkTests
{
    [Fact]
    public async Task Events_go_in_and_rows_come_out_over_a_connection()
    {
        await using var host = await ApiHost.StartAsync(overNetwork: true);
        using var watcher = await StreamClient.WatchAsync(host, "?user=u1");

        await (await host.PostAsync("/v1/events", Samples.Event())).JsonAsync(HttpStatusCode.Accepted);
        host.Rows.Commit(Samples.Row());

        Assert.Equal("event: row", (await watcher.ReadAsync())[1]);
        var stopped = host.StopAsync();
        Assert.Empty(await watcher.ReadAsync());
        await stopped;
    }

    [Fact]
    public async Task A_watcher_that_hangs_up_leaves_its_place()
    {
        await using var host = await ApiHost.StartAsync(overNetwork: true);
        var watcher = await StreamClient.WatchAsync(host);

        watcher.Dispose();

        await Until.TrueAsync(() => host.Rows.Watchers == 0);
    }

    [Fact]
    public async Task A_body_without_a_length_is_stopped_at_the_limit()
    {
        await using var host = await ApiHost.StartAsync(overNetwork: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = Body.Bytes(new byte[10_000_001]) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.ExpectContinue = false;

        var problem = await (await host.Client.SendAsync(request)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge);

        Assert.Equal(10_000_000, (int)problem["limit"]!);
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_of_a_body_publishes_nothing_and_frees_its_place()
    {
        await using var host = await ApiHost.StartAsync(options => options.MaxRequestsInFlight = 1, overNetwork: true);
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync(IPAddress.Loopback, host.Client.BaseAddress!.Port);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n{Samples.Event()}\n"));
            await Until.TrueAsync(async () => await InFlightAsync(host) == 1);
        }

        await Until.TrueAsync(async () => await InFlightAsync(host) == 0);
        Assert.Empty(host.Broker.Published);
    }

    private static async Task<int> InFlightAsync(ApiHost host) =>
        (int)(await host.GetAsync("/v1/stats"))["api"]!["requests_in_flight"]!;
}

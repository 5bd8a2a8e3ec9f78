using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Isobar.Client.CommandLine;
using Isobar.Client.Sending.Delivery;
using Isobar.Client.Server;

namespace Isobar.Client.Watching;

/// <summary>The server's stream of committed rows. It connects again when the connection is lost; rows of the meantime are not in it.</summary>
internal sealed class RowStream(IsobarServer server, Terminal terminal, string? user, string? cell)
{
    private readonly Backoff _backoff = new(terminal.Random);
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _wasConnected;
    private int _failures;

    /// <summary>Completes when the server has taken the subscription for the first time.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Rows as JSON text, without end.</summary>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            using var response = await ConnectAsync(cancellationToken);
            await using var rows = RowsOf(response, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(rows))
            {
                _failures = 0;
                yield return rows.Current;
            }

            terminal.Error.WriteLine("isobar: the connection was lost; connecting again …");
            await WaitAsync(cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> ConnectAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryConnectAsync(cancellationToken) is { } response)
            {
                _wasConnected = true;
                _connected.TrySetResult();
                return response;
            }

            await WaitAsync(cancellationToken);
        }
    }

    private Task WaitAsync(CancellationToken cancellationToken) =>
        terminal.Delay(_backoff.Next(++_failures, retryAfter: null), cancellationToken);

    // Null if it may work later. What never worked is the person's to mend.
    private async Task<HttpResponseMessage?> TryConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Path());
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
            var response = await server.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable && _wasConnected)
            {
                response.Dispose();
                return null;
            }

            await ServerFailure.ThrowUnlessSuccessAsync(response, server.Address, cancellationToken);
            return response;
        }
        catch (Exception fault) when (ServerFailure.IsOfNetwork(fault))
        {
            return _wasConnected ? null : throw ServerFailure.Unreachable(server.Address, fault);
        }
    }

    private async IAsyncEnumerable<string> RowsOf(
        HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            if (item.EventType == "row")
            {
                yield return item.Data;
            }
            else if (item.EventType == "dropped")
            {
                terminal.Error.WriteLine($"isobar: this reader is too slow, rows were left out: {item.Data}");
            }
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<string> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (Exception fault) when (ServerFailure.IsOfNetwork(fault))
        {
            return false;
        }
    }

    private string Path()
    {
        var filters = new List<string>(2);
        if (user is not null)
        {
            filters.Add("user=" + Uri.EscapeDataString(user));
        }

        if (cell is not null)
        {
            filters.Add("cell=" + Uri.EscapeDataString(cell));
        }

        return filters.Count == 0 ? "v1/stream" : "v1/stream?" + string.Join('&', filters);
    }
}

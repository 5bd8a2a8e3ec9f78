using System.Net.Http.Headers;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>A single attempt: sends a request and reads its answer to the end, within the bound on its size.</summary>
internal sealed class ForecastTransport(IHttpClientFactory clients, OpenMeteoInstruments instruments, TimeProvider time)
{
    public const string ClientName = "isobar-open-meteo";

    public async ValueTask<ForecastReply> SendAsync(Uri address, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.GetAsync(address, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new ForecastReply(response.StatusCode, body, Wait(response.Headers.RetryAfter));
        }
        finally
        {
            instruments.OnAttempted(time.GetElapsedTime(start));
        }
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}

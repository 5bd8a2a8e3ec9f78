using System.Net;
using Isobar.Adapters.BigQuery.Rest;
using Isobar.GoogleCloud;

namespace Isobar.Adapters.BigQuery;

/// <summary>Connections and credentials, kept for as long as the process runs.</summary>
internal sealed class BigQueryConnection : IDisposable
{
    private const string Scope = "https://www.googleapis.com/auth/bigquery";

    private readonly HttpClient _http;
    private readonly IAccessTokens _tokens;

    public BigQueryConnection(BigQueryOptions options, BigQueryInstruments instruments, TimeProvider time, HttpMessageHandler? handler = null)
    {
        _http = new HttpClient(handler ?? Handler())
        {
            BaseAddress = Slashed(options.EffectiveEndpoint),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"isobar/{typeof(BigQueryConnection).Assembly.GetName().Version?.ToString(2)}");
        _tokens = options.IsLocal ? new NoAccessTokens() : new ApplicationDefaultTokens(Scope);
        Client = new BigQueryClient(new GoogleApi(_http, _tokens, options.RequestTimeout, time), options, instruments, time);
    }

    public BigQueryClient Client { get; }

    public void Dispose()
    {
        _http.Dispose();
        (_tokens as IDisposable)?.Dispose();
    }

    private static SocketsHttpHandler Handler() => new()
    {
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private static Uri Slashed(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}

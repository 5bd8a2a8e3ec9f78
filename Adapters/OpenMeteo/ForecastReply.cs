using System.Net;

namespace Isobar.Adapters.OpenMeteo;

/// <summary>An HTTP answer, read to its end.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body, decompressed.</param>
/// <param name="RetryAfter">How long the service wants to be left alone, if it says so.</param>
internal sealed record ForecastReply(HttpStatusCode Status, byte[] Body, TimeSpan? RetryAfter)
{
    public bool IsSuccess => Status == HttpStatusCode.OK;

    public bool IsThrottled => Status == HttpStatusCode.TooManyRequests;

    public bool IsServerFault => Status == HttpStatusCode.RequestTimeout || (int)Status >= 500;
}

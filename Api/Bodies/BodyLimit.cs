using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Isobar.Api.Bodies;

/// <summary>
/// Tells the server the limit too: a compressed body that never yields a byte would else be read for as long as it is sent.
/// </summary>
internal static class BodyLimit
{
    public static void Apply(HttpRequest request, int limit)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit;
        }
    }
}

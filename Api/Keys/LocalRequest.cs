using System.Net;
using Microsoft.AspNetCore.Http;

namespace Isobar.Api.Keys;

/// <summary>
/// Whether a request comes from this machine: to a loopback address, and by a loopback name. The name matters because a web page
/// can make its own name resolve to 127.0.0.1 and then read what is open there (DNS rebinding).
/// </summary>
internal static class LocalRequest
{
    public static bool Is(HttpContext context) =>
        IsLoopback(context.Connection.LocalIpAddress) && IsLoopback(context.Connection.RemoteIpAddress)
        && Loopback.IsName(context.Request.Host.Host);

    // A request without an address came through a Unix socket or from a test, not from a network.
    private static bool IsLoopback(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}

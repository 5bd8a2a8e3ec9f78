using Microsoft.AspNetCore.Http;

namespace Isobar.Api.Keys;

/// <summary>Without keys everything is open, so it may listen only where nobody else can reach it. Asked before listening.</summary>
public static class ListenGuard
{
    /// <param name="urls">As configured, for example <c>http://0.0.0.0:8080</c>; none means the server's default, localhost.</param>
    /// <param name="hasKeys">Whether there is any API key.</param>
    /// <exception cref="ListenRefusedException">Another machine could reach one of the addresses, and there is no key.</exception>
    public static void Check(IEnumerable<string> urls, bool hasKeys)
    {
        if (!hasKeys && urls.FirstOrDefault(url => !IsLoopback(url)) is { } open)
        {
            throw new ListenRefusedException(open);
        }
    }

    private static bool IsLoopback(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.IsUnixPipe || address.IsNamedPipe || Loopback.IsName(address.Host);
    }
}

using Isobar.Api.Keys;

namespace Isobar.Api.Tests.Keys;

public sealed class ListenGuardTests
{
    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:80")]
    [InlineData("http://[::]:8080")]
    [InlineData("https://isobar.example:443")]
    [InlineData("http://192.168.1.5:8080")]
    public void Without_keys_an_address_that_others_can_reach_is_refused_in_one_line(string url)
    {
        var refused = Assert.Throws<ListenRefusedException>(() => ListenGuard.Check(["http://localhost:1", url], hasKeys: false));

        Assert.Contains(url, refused.Message, StringComparison.Ordinal);
        Assert.Contains("./isobar keys create", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        ListenGuard.Check([url], hasKeys: true);
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.8.9.1")]
    [InlineData("http://[::1]:8080")]
    [InlineData("http://unix:/run/isobar.sock")]
    public void Without_keys_this_machine_may_listen_to_itself(string url) => ListenGuard.Check([url], hasKeys: false);
}

using Isobar.Api.Tests.Hosting;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Tests;

public sealed class ApiOptionsTests
{
    [Fact]
    public async Task Wrong_options_stop_the_start_and_are_all_named_at_once()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => ApiHost.StartAsync(options =>
        {
            options.MaxBytesInFlight = 1;
            options.Heartbeat = TimeSpan.Zero;
        }));

        Assert.Equal(
            ["Api:MaxBytesInFlight", "Api:Heartbeat"],
            fault.Failures.Select(failure => failure.Split(' ')[0]));
    }
}

using System.Diagnostics;
using Isobar.Api.Tests.Hosting;

namespace Isobar.Api.Tests.Events;

public sealed class TracingTests
{
    [Theory]
    [InlineData("01", true)]
    [InlineData("00", false)]
    public async Task A_trace_that_is_recorded_goes_on_with_the_message(string flags, bool forwarded)
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)
                    ? ActivitySamplingResult.AllDataAndRecorded
                    : ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await ApiHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = Body.Text(Samples.Event()) };
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-{flags}");

        await host.Client.SendAsync(request);

        var parent = Assert.Single(host.Broker.Published).Message.Attributes["traceparent"];
        Assert.Equal(forwarded, parent?.StartsWith($"00-{Trace}-", StringComparison.Ordinal) ?? false);
    }
}

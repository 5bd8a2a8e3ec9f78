using Isobar.Broker;
using Isobar.PubSub;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.PubSub;

public sealed class OptionsTests
{
    [Fact]
    public void Defaults_want_a_project_and_nothing_else()
    {
        var fault = Assert.Single(new PubSubOptions().Faults());

        Assert.Contains("PubSub:Project", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxBatchMessages", "1001")]
    [InlineData("MaxBatchBytes", "9500001")]
    [InlineData("BatchInterval", "00:00:11")]
    [InlineData("MaxConcurrentPublishes", "0")]
    [InlineData("MaxQueuedBytes", "1")]
    [InlineData("SettleInterval", "-00:00:01")]
    [InlineData("RequestTimeout", "00:00:00")]
    [InlineData("PullTimeout", "00:00:00.5")]
    [InlineData("Retries", "21")]
    [InlineData("MessageRetention", "00:09:00")]
    [InlineData("MaxDeliveryAttempts", "4")]
    [InlineData("Endpoint", "ftp://example.com/")]
    [InlineData("Endpoint", "http://example.com/")]
    [InlineData("MonitoringEndpoint", "http://example.com/")]
    [InlineData("MonitoringEndpoint", "https://example.com/no-slash")]
    [InlineData("EmulatorHost", "http://localhost:8085")]
    public void Value_out_of_bounds_is_named_when_the_broker_is_made(string key, string value)
    {
        using var services = ServicesWith(KeyValuePair.Create("Project", "p"), KeyValuePair.Create(key, value));

        var refused = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IBroker>);

        Assert.Contains($"PubSub:{key}", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_key_is_refused()
    {
        using var services = ServicesWith(KeyValuePair.Create("Projekt", "p"));

        Assert.Contains("Projekt", Assert.Throws<InvalidOperationException>(services.GetRequiredService<IBroker>).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Environment_fills_what_is_not_configured()
    {
        var options = new PubSubOptions();
        new PubSubEnvironment(name => name switch
        {
            "PUBSUB_PROJECT_ID" => "from-environment",
            "PUBSUB_EMULATOR_HOST" => "localhost:8085",
            _ => null,
        }).PostConfigure(null, options);
        var configured = new PubSubOptions { Project = "configured", EmulatorHost = "" };
        new PubSubEnvironment(_ => "from-environment").PostConfigure(null, configured);

        Assert.Equal(("from-environment", new Uri("http://localhost:8085/"), null), (options.Project, options.EffectiveEndpoint, options.EffectiveMonitoringEndpoint));
        Assert.Equal(("configured", new Uri("https://pubsub.googleapis.com/")), (configured.Project, configured.EffectiveEndpoint));
    }

    private static ServiceProvider ServicesWith(params KeyValuePair<string, string>[] values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build();
        return new ServiceCollection().AddPubSubBroker(configuration).BuildServiceProvider();
    }
}

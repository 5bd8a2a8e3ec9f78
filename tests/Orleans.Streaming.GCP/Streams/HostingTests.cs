using Isobar.Tests.Streams.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streaming.GCP.Delivery;

namespace Isobar.Tests.Streams;

/// <summary>How a provider is configured, in code and by configuration.</summary>
public sealed class HostingTests
{
    [Fact]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        var fault = FaultOf(static options =>
        {
            options.PubSub.Project = " ";
            options.Subscriptions = (StreamPubSubType)7;
            options.MaxAttempts = 0;
            options.MinimumBackoff = TimeSpan.FromMinutes(11);
            options.Consumer.MaxInFlight = 0;
            options.Delivery.Agents = 0;
        });

        string[] keys =
        [
            "\"events\"", "Topic is missing", "Subscription is missing", "PubSub:Project is missing", "Subscriptions must be one of", "MaxAttempts must be 1 to 1000, and is 0",
            "MinimumBackoff must be", "Consumer:MaxInFlight must be at least 1", "Delivery:Agents must be 1 to 1024",
        ];
        Assert.All(keys, key => Assert.Contains(key, fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Attempts_without_a_place_for_dead_letters_are_refused_and_the_message_says_what_happens_without_them()
    {
        var fault = FaultOf(static options => (options.Topic, options.Subscription, options.PubSub.Project, options.MaxAttempts) = ("t", "s", "p", 5));

        Assert.Contains("MaxAttempts is 5, but DeadLetterTopic is missing", fault, StringComparison.Ordinal);
        Assert.Contains("handed back for as long as the broker keeps them", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Dead_letters_do_not_go_where_events_come_from()
    {
        var fault = FaultOf(static options => (options.Topic, options.Subscription, options.PubSub.Project, options.DeadLetterTopic) = ("t", "s", "p", "t"));

        Assert.Contains("DeadLetterTopic must be a topic other than Topic (\"t\")", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_needs_no_subscription_but_a_topic()
    {
        using var host = new HostBuilder()
            .UseOrleansClient(static client => client.UseLocalhostClustering().AddPubSubStreams(StreamCluster.Provider, static options => options.PubSub.Project = "p"))
            .Build();

        var refused = await Assert.ThrowsAsync<OrleansConfigurationException>(() => host.StartAsync());

        Assert.Contains("Topic is missing", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Subscription", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silo_is_configured_by_configuration_alone()
    {
        using var host = SiloOf(
            ("Orleans:Streaming:events:ProviderType", "PubSub"),
            ("Orleans:Streaming:events:Topic", "t"),
            ("Orleans:Streaming:events:Subscription", "s"),
            ("Orleans:Streaming:events:Subscriptions", "ExplicitGrainBasedAndImplicit"),
            ("Orleans:Streaming:events:MaximumBackoff", "00:00:30"),
            ("Orleans:Streaming:events:PubSub:Project", "p"),
            ("Orleans:Streaming:events:PubSub:EmulatorHost", "localhost:1"),
            ("Orleans:Streaming:events:Consumer:MaxInFlight", "77"),
            ("Orleans:Streaming:events:Delivery:Agents", "3"));

        var options = host.Services.GetRequiredService<IOptionsMonitor<PubSubStreamOptions>>().Get("events");
        var agents = host.Services.GetRequiredService<IOptionsMonitor<StreamDeliveryOptions>>().Get("events");

        Assert.Equal(("t", "s", TimeSpan.FromSeconds(30)), (options.Topic, options.Subscription, options.MaximumBackoff));
        Assert.Equal(("p", "localhost:1", 77), (options.PubSub.Project, options.PubSub.EmulatorHost, options.Consumer.MaxInFlight));
        Assert.Equal((3, UnclaimedPolicy.Drop), (agents.Agents, agents.Unclaimed));
        Assert.Equal(StreamPubSubType.ExplicitGrainBasedAndImplicit, host.Services.GetRequiredService<IOptionsMonitor<StreamPubSubOptions>>().Get("events").PubSubType);
        Assert.NotNull(host.Services.GetRequiredKeyedService<IStreamProvider>("events"));
    }

    [Fact]
    public void A_key_that_does_not_exist_is_refused()
    {
        using var host = SiloOf(("Orleans:Streaming:events:ProviderType", "PubSub"), ("Orleans:Streaming:events:Subscriptoin", "s"));

        var refused = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<IOptionsMonitor<PubSubStreamOptions>>().Get("events"));

        Assert.Contains("Subscriptoin", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_key_names_another_broker()
    {
        using var host = SiloOf(
            ("Orleans:Streaming:events:ProviderType", "PubSub"),
            ("Orleans:Streaming:events:ServiceKey", "mine"),
            ("Orleans:Streaming:events:Topic", "t"),
            ("Orleans:Streaming:events:Subscription", "s"));

        var options = host.Services.GetRequiredService<IOptionsMonitor<PubSubStreamOptions>>().Get("events");

        Assert.Empty(options.SiloFaults(hasDeadLetterStore: false));
        Assert.Throws<InvalidOperationException>(() => options.BrokerFactory!(host.Services));
    }

    [Fact]
    public void A_client_is_configured_by_configuration_alone()
    {
        var builder = new HostApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(Values(
            ("Orleans:Streaming:events:ProviderType", "PubSub"), ("Orleans:Streaming:events:Topic", "t"), ("Orleans:Streaming:events:PubSub:Project", "p")));
        builder.UseOrleansClient(static client => client.UseLocalhostClustering());
        using var host = builder.Build();

        Assert.Equal("t", host.Services.GetRequiredService<IOptionsMonitor<PubSubStreamOptions>>().Get("events").Topic);
        Assert.NotNull(host.Services.GetRequiredKeyedService<IStreamProvider>("events"));
    }

    [Fact]
    public void Without_explicit_subscriptions_what_nobody_claims_fails()
    {
        using var host = SiloOf(("Orleans:Streaming:events:ProviderType", "PubSub"), ("Orleans:Streaming:events:Topic", "t"));

        Assert.Equal(UnclaimedPolicy.Fail, host.Services.GetRequiredService<IOptionsMonitor<StreamDeliveryOptions>>().Get("events").Unclaimed);
    }

    private static string FaultOf(Action<PubSubStreamOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddOptions<PubSubStreamOptions>("events").Configure(configure);
        using var provider = services.BuildServiceProvider();
        return Assert.Throws<OrleansConfigurationException>(() => new PubSubStreamValidator(provider, "events", isSilo: true).ValidateConfiguration()).Message;
    }

    private static IHost SiloOf(params (string Key, string Value)[] values)
    {
        var builder = new HostApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(Values(values));
        builder.UseOrleans(static silo => silo.UseLocalhostClustering());
        return builder.Build();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Values(params (string Key, string Value)[] values) =>
        values.Select(static pair => new KeyValuePair<string, string?>(pair.Key, pair.Value));
}

using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streaming.GCP.Hosting;

namespace Orleans.Hosting;

/// <summary>Adds streams over Google Pub/Sub to a client.</summary>
public static class PubSubStreamsClientHosting
{
    /// <summary>Adds the stream provider <paramref name="name"/>, for producing: events go to the topic without passing through a silo.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="name">The provider's name, as in <c>GetStreamProvider(name)</c>.</param>
    /// <param name="configure">Names the topic at least.</param>
    public static IClientBuilder AddPubSubStreams(this IClientBuilder builder, string name, Action<PubSubStreamOptions> configure) =>
        builder.AddPubSubStreams(name, options => options.Configure(configure));

    /// <inheritdoc cref="AddPubSubStreams(IClientBuilder, string, Action{PubSubStreamOptions})"/>
    public static IClientBuilder AddPubSubStreams(this IClientBuilder builder, string name, Action<OptionsBuilder<PubSubStreamOptions>> configure)
    {
        builder.Services.AddPubSubStreamServices(name, isSilo: false, configure);
        return builder.AddPersistentStreams(name, PubSubStreamServices.CreateFactory, streams =>
            streams.Configure<StreamPubSubOptions>(subscriptions => subscriptions.Configure<IOptionsMonitor<PubSubStreamOptions>>(
                (chosen, all) => chosen.PubSubType = all.Get(name).Subscriptions)));
    }
}

using Isobar.PubSub;
using Microsoft.Extensions.Options;

namespace Orleans.Configuration;

/// <summary>What is not configured is taken from the environment variables that Google's own clients read.</summary>
internal sealed class PubSubStreamEnvironment : IPostConfigureOptions<PubSubStreamOptions>
{
    public void PostConfigure(string? name, PubSubStreamOptions options) =>
        new PubSubEnvironment(Environment.GetEnvironmentVariable).PostConfigure(name, options.PubSub);
}

using Microsoft.Extensions.Options;

namespace Isobar.PubSub;

/// <summary>What is not configured is taken from the environment variables that Google's own clients read.</summary>
internal sealed class PubSubEnvironment(Func<string, string?> variable) : IPostConfigureOptions<PubSubOptions>
{
    public void PostConfigure(string? name, PubSubOptions options)
    {
        options.Project ??= variable("GOOGLE_CLOUD_PROJECT") ?? variable("PUBSUB_PROJECT_ID");
        options.EmulatorHost ??= variable("PUBSUB_EMULATOR_HOST");
    }
}

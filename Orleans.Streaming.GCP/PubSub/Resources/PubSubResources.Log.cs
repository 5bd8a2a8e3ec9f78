using Microsoft.Extensions.Logging;

namespace Isobar.PubSub.Resources;

internal sealed partial class PubSubResources
{
    [LoggerMessage(1, LogLevel.Information, "Created {Resource}.")]
    private partial void LogCreated(string resource);

    [LoggerMessage(2, LogLevel.Information, "Changed {Fields} of {Resource}.")]
    private partial void LogChanged(string resource, string fields);

    [LoggerMessage(3, LogLevel.Warning, "{Resource} differs from the configuration in {Fields}; it is left so, because PubSub:CreateResources is false.")]
    private partial void LogDiffers(string resource, string fields);
}

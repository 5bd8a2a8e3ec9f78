using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <content>What an activation logs: failures that have no caller to go to.</content>
internal sealed partial class Activation
{
    /// <summary>A one-way call or a timer tick has failed, and nobody awaits it.</summary>
    public void OnUnobservedFailure(GrainRequest request, Exception failure) =>
        LogUnobservedFailure(Silo.Logger, failure, GrainId, request.Method);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{GrainId} failed in {Method}, which nobody awaits.")]
    private static partial void LogUnobservedFailure(ILogger logger, Exception exception, GrainId grainId, BoundMethod method);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{GrainId} failed while it was deactivated; it ends regardless.")]
    private static partial void LogDeactivationFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{GrainId} failed while it was disposed of.")]
    private static partial void LogDisposalFailed(ILogger logger, Exception exception, GrainId grainId);
}

using Orleans;

namespace Isobar.Runtime.Conformance;

/// <summary>Notes what it sees, under the key of the grain.</summary>
public sealed class RecordingFilter(Signals signals) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        signals.Note(
            $"filter:{context.TargetId.Key}",
            $"{context.InterfaceName}|{context.MethodName}|{context.TargetId}|{context.SourceId?.ToString() ?? "-"}");
        await context.Invoke();
        if (context.Result is "replace me")
        {
            context.Result = "replaced";
        }
    }
}

using System.Runtime.InteropServices;

namespace Isobar.EmbeddedRuntime;

/// <summary>Keeps the ambient values of whoever registers something from reaching what is run later.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct FlowSuppression
{
    private readonly AsyncFlowControl? _control;

    private FlowSuppression(AsyncFlowControl? control) => _control = control;

    /// <summary>Suppresses the flow until disposed; where it is suppressed already, does nothing.</summary>
    public static FlowSuppression Begin() =>
        new(ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow());

    public void Dispose() => _control?.Undo();
}

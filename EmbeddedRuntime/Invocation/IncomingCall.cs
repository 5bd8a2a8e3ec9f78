using System.Reflection;
using Orleans;
using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>A call on its way through the filters.</summary>
internal sealed class IncomingCall : IIncomingGrainCallContext
{
    private readonly GrainRequest _request;
    private readonly Activation _activation;
    private int _nextFilter;

    private IncomingCall(GrainRequest request, Activation activation)
    {
        _request = request;
        _activation = activation;
    }

    public object Grain => _activation.Instance;

    public GrainId? SourceId => _request.Source?.GrainId;

    public GrainId TargetId => _request.Target;

    public GrainInterfaceType InterfaceType => GrainInterfaceType.Create(InterfaceMethod.DeclaringType!.FullName!);

    public string InterfaceName => _request.Method.Method.InterfaceName;

    public string MethodName => _request.Method.Method.Name;

    public MethodInfo InterfaceMethod => _request.Method.Method.Method;

    public IGrainContext TargetContext => _activation;

    public object? Result { get; set; }

    /// <summary>Runs the request through the silo's filters, then the grain's own; the answer is what they leave.</summary>
    public static async Task<object?> RunAsync(GrainRequest request, Activation activation)
    {
        var call = new IncomingCall(request, activation);
        await call.Invoke();
        return call.Result;
    }

    public async Task Invoke()
    {
        var filters = _activation.Silo.Filters;
        var index = _nextFilter++;
        if (index < filters.Length)
        {
            await filters[index].Invoke(this);
        }
        else if (index == filters.Length && Grain is IIncomingGrainCallFilter own)
        {
            await own.Invoke(this);
        }
        else
        {
            Result = await _request.CallBoxedAsync(Grain);
        }
    }
}

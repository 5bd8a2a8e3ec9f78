using Isobar.EmbeddedRuntime;

namespace Orleans.Runtime;

/// <summary>Names a grain and calls it. The subclasses are generated, one for each grain interface.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    /// <summary>For generated code.</summary>
    protected GrainReference(GrainBinding binding, GrainId grainId)
    {
        Binding = binding;
        GrainId = grainId;
    }

    internal GrainId GrainId { get; }

    internal GrainBinding Binding { get; }

    internal GrainReferences References => Binding.Silo.References;

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{GrainId}:{Binding.Interface.Type.Name}";

    /// <summary>
    /// Sends a call. Its failures, those of sending included, are in the task; only a token that is canceled already
    /// throws here, as on Orleans. For generated code.
    /// </summary>
    protected Task<T> Send<T>(AnswerRequest<T> request, int method, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Binding.Silo.Send(request, Binding.Methods[method], GrainId, cancellationToken);
        return request.Answer;
    }

    /// <inheritdoc cref="Send{T}(AnswerRequest{T}, int, CancellationToken)"/>
    protected Task Send(VoidRequest request, int method, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bound = Binding.Methods[method];
        Binding.Silo.Send(request, bound, GrainId, cancellationToken);
        return bound.Method.IsOneWay ? Task.CompletedTask : request.Answer;
    }
}

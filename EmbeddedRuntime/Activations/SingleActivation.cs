using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>The only activation of a grain.</summary>
internal sealed class SingleActivation : ActivationSet
{
    private readonly ActivationDirectory _directory;
    private readonly Activation _activation;

    public SingleActivation(SiloRuntime silo, GrainClass grainClass, GrainId id)
    {
        _directory = silo.Directory;
        _activation = new(silo, grainClass, id, this);
    }

    public override AcceptResult Accept(GrainRequest request) => _activation.Accept(request);

    public override void Remove(Activation activation) => _directory.Remove(activation.GrainId, this);

    public override void CollectInto(List<Activation> activations) => activations.Add(_activation);
}

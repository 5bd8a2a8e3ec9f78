using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>The activations of a stateless worker: as many as work needs, up to a number.</summary>
internal sealed class WorkerPool(SiloRuntime silo, GrainClass grainClass, GrainId id, int maxWorkers) : ActivationSet
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];
    private int _next;
    private bool _hasLeft;

    public override AcceptResult Accept(GrainRequest request)
    {
        lock (_gate)
        {
            if (_hasLeft)
            {
                return AcceptResult.Ended;
            }

            AcceptResult result;
            do
            {
                result = Choose().Accept(request);
            }
            while (result == AcceptResult.Ended && request.Activation is not null);

            return result;
        }
    }

    public override void Remove(Activation activation)
    {
        lock (_gate)
        {
            _workers.Remove(activation);
            if (_workers.Count == 0)
            {
                _hasLeft = true;
                silo.Directory.Remove(id, this);
            }
        }
    }

    public override void CollectInto(List<Activation> activations)
    {
        lock (_gate)
        {
            activations.AddRange(_workers);
        }
    }

    /// <summary>The first idle worker; else a new one; else the next in turn.</summary>
    private Activation Choose()
    {
        var working = _workers.Where(worker => !worker.IsEnding).ToList();
        if (working.Find(worker => worker.IsIdle) is { } idle)
        {
            return idle;
        }

        if (working.Count < maxWorkers)
        {
            var worker = new Activation(silo, grainClass, id, this);
            _workers.Add(worker);
            return worker;
        }

        return working[_next++ % working.Count];
    }
}

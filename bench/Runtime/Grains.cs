using Orleans;

namespace Isobar.Bench.Runtime;

/// <summary>The first hop: one grain per user, which asks the cell it is in.</summary>
internal interface IBenchUser : IGrainWithStringKey
{
    Task<int> Handle(string cell);
}

/// <summary>The second hop: one grain per cell.</summary>
internal interface IBenchLocation : IGrainWithStringKey
{
    Task<int> Observe();
}

internal sealed class BenchUserGrain : Grain, IBenchUser
{
    private int _handled;

    public async Task<int> Handle(string cell)
    {
        var seen = await GrainFactory.GetGrain<IBenchLocation>(cell).Observe();
        return seen + ++_handled;
    }
}

internal sealed class BenchLocationGrain : Grain, IBenchLocation
{
    private int _seen;

    public Task<int> Observe() => Task.FromResult(++_seen);
}

namespace Isobar.Tests.Simulation.Worlds;

/// <summary>All the chance there is in a world. One seed, one sequence of draws, one run.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A sequence of its own for one purpose, which others do not disturb.</summary>
    public static Chance For(int seed, string purpose)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 2166136261;
        foreach (var character in $"{seed}/{purpose}")
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return new Chance(unchecked((int)hash));
    }

    public bool Of(double probability) => probability > 0 && _random.NextDouble() < probability;

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public double Between(double least, double most) => least + (_random.NextDouble() * (most - least));

    public TimeSpan Between(TimeSpan least, TimeSpan most) => new(_random.NextInt64(least.Ticks, most.Ticks + 1));

    public T OneOf<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    public T OneIn<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>A generator of its own, for a part of the product that wants one.</summary>
    public Random Fork() => new(_random.Next());
}

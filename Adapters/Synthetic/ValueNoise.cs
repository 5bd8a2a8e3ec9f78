namespace Isobar.Adapters.Synthetic;

/// <summary>
/// Smooth noise over space and time: random values on a lattice, blended between its corners, in two octaves.
/// </summary>
/// <param name="Seed">Different fields have different seeds.</param>
/// <param name="SizeKm">The size of its features.</param>
/// <param name="Days">How long they live.</param>
internal readonly record struct ValueNoise(ulong Seed, double SizeKm, double Days)
{
    private const double EarthRadiusKm = 6371;
    private const int Dimensions = 4;
    private const int Corners = 1 << Dimensions;

    /// <summary>-1 to 1, about 0 on average.</summary>
    public double At(SpaceTime point)
    {
        var perUnit = EarthRadiusKm / SizeKm;
        var coarse = Octave(Seed, point, perUnit, 1 / Days);
        var fine = Octave(Seed + 1, point, 2 * perUnit, 2 / Days);
        return ((2 * coarse) + fine) / 3;
    }

    private static double Octave(ulong seed, SpaceTime point, double perUnit, double perDay)
    {
        ReadOnlySpan<double> position = [point.X * perUnit, point.Y * perUnit, point.Z * perUnit, point.Days * perDay];
        var sum = 0.0;
        for (var corner = 0; corner < Corners; corner++)
        {
            sum += AtCorner(seed, position, corner);
        }

        return (2 * sum) - 1;
    }

    // The corner's value times its share in the blend.
    private static double AtCorner(ulong seed, ReadOnlySpan<double> position, int corner)
    {
        var hash = seed;
        var share = 1.0;
        for (var axis = 0; axis < Dimensions; axis++)
        {
            var floor = Math.Floor(position[axis]);
            var upper = (corner >> axis) & 1;
            var blend = Smooth(position[axis] - floor);
            share *= upper == 1 ? blend : 1 - blend;
            hash = StableHash.Combine(hash, (long)floor + upper);
        }

        return share * StableHash.ToUnit(hash);
    }

    // Level at both ends, so that lattice lines do not show.
    private static double Smooth(double fraction) => fraction * fraction * (3 - (2 * fraction));
}

namespace Isobar.Places;

/// <summary>
/// A rectangle of the Earth named by its geohash: the unit in which weather is asked for and remembered.
/// Five characters, the default, are about 4.9 km on a side at the equator.
/// </summary>
[GenerateSerializer, Immutable, Alias("isobar.cell")]
public readonly record struct Cell
{
    public const int MinimumPrecision = 3;
    public const int MaximumPrecision = 7;

    private Cell(string geohash) => Name = geohash;

    /// <summary>The geohash in lower case, 3 to 7 characters. Also the key of the cell's <c>LocationGrain</c>.</summary>
    [Id(0)]
    public string Name { get; }

    /// <summary>
    /// The centre of the cell. Weather is asked for here, so that the answer does not depend on which event came first.
    /// </summary>
    public GeoPoint Centre => Geohash.Centre(Name);

    public static Cell Containing(GeoPoint point, int precision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(precision, MinimumPrecision);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, MaximumPrecision);
        return new Cell(Geohash.Encode(point, precision));
    }

    /// <returns>False if <paramref name="text"/> is not a geohash of 3 to 7 characters.</returns>
    public static bool TryParse(string? text, out Cell cell)
    {
        if (text is { Length: >= MinimumPrecision and <= MaximumPrecision } && Geohash.IsValid(text))
        {
            cell = new Cell(text.ToLowerInvariant());
            return true;
        }

        cell = default;
        return false;
    }

    /// <exception cref="FormatException">Not a geohash of 3 to 7 characters.</exception>
    public static Cell Parse(string text) => TryParse(text, out var cell)
        ? cell
        : throw new FormatException(
            $"cell \"{text}\" is not a geohash of {MinimumPrecision} to {MaximumPrecision} characters (0-9, b-z without a, i, l, o).");

    public override string ToString() => Name;
}

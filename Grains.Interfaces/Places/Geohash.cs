namespace Isobar.Places;

/// <summary>
/// Geohash (G. Niemeyer, 2008): longitude and latitude are bisected in turn, longitude first, and each five bits are one
/// character of a base-32 alphabet.
/// </summary>
internal static class Geohash
{
    private const string Alphabet = "0123456789bcdefghjkmnpqrstuvwxyz";
    private const int BitsPerCharacter = 5;

    public static string Encode(GeoPoint point, int length) => string.Create(length, point, static (name, place) =>
    {
        var longitude = new Bisection(-180, 180);
        var latitude = new Bisection(-90, 90);
        var east = true;
        for (var i = 0; i < name.Length; i++)
        {
            var digit = 0;
            for (var bit = 0; bit < BitsPerCharacter; bit++)
            {
                var upper = east ? longitude.Narrow(place.Longitude) : latitude.Narrow(place.Latitude);
                digit = (digit << 1) | (upper ? 1 : 0);
                east = !east;
            }

            name[i] = Alphabet[digit];
        }
    });

    public static GeoPoint Centre(string name)
    {
        var longitude = new Bisection(-180, 180);
        var latitude = new Bisection(-90, 90);
        var east = true;
        foreach (var character in name)
        {
            var digit = Alphabet.IndexOf(character, StringComparison.Ordinal);
            for (var bit = BitsPerCharacter - 1; bit >= 0; bit--)
            {
                var upper = ((digit >> bit) & 1) == 1;
                if (east)
                {
                    longitude.Take(upper);
                }
                else
                {
                    latitude.Take(upper);
                }

                east = !east;
            }
        }

        return new GeoPoint(latitude.Middle, longitude.Middle);
    }

    public static bool IsValid(string name)
    {
        foreach (var character in name)
        {
            if (!Alphabet.Contains(char.ToLowerInvariant(character), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private struct Bisection(double low, double high)
    {
        private double _low = low;
        private double _high = high;

        public readonly double Middle => (_low + _high) / 2;

        public bool Narrow(double value)
        {
            var upper = value >= Middle;
            Take(upper);
            return upper;
        }

        public void Take(bool upper)
        {
            if (upper)
            {
                _low = Middle;
            }
            else
            {
                _high = Middle;
            }
        }
    }
}

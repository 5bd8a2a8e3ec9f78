using System.Globalization;

namespace Isobar.Tests.Doubles.BigQuery.Http;

/// <summary>Lists in pages: the token is where the next page begins.</summary>
internal static class Pages
{
    public static (IReadOnlyList<T> Items, string? NextToken) Cut<T>(IReadOnlyList<T> all, long? size, string? token, long start = 0)
    {
        if (token is not null && !long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start))
        {
            throw ApiException.Invalid($"Invalid value for pageToken: {token}", "pageToken");
        }

        var from = Math.Min(start, all.Count);
        var items = all.Skip((int)from).Take((int)Math.Min(size ?? int.MaxValue, int.MaxValue)).ToList();
        var next = from + items.Count;
        return (items, next < all.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
    }
}

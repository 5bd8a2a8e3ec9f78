namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>Cuts rows into requests, by their number and by their bytes.</summary>
internal static class RequestSizes
{
    /// <summary>BigQuery's own bound on a request, and so on a row.</summary>
    public const int MostBytes = 10_000_000;

    /// <summary>Whether a row is too large for any request.</summary>
    public static bool IsTooLarge(EncodedRows rows, int row) => InsertContent.Overhead + rows.LengthOf(row) > MostBytes;

    /// <summary>The rows of each request, in order; those that are too large are in none.</summary>
    public static IEnumerable<List<int>> Cut(EncodedRows rows, BigQueryOptions options)
    {
        var request = new List<int>();
        var bytes = InsertContent.Overhead;
        for (var row = 0; row < rows.Count; row++)
        {
            if (IsTooLarge(rows, row))
            {
                continue;
            }

            var length = rows.LengthOf(row) + 1;
            if (request.Count > 0 && (request.Count == options.MaxRowsPerRequest || bytes + length > options.MaxBytesPerRequest))
            {
                yield return request;
                (request, bytes) = ([], InsertContent.Overhead);
            }

            request.Add(row);
            bytes += length;
        }

        if (request.Count > 0)
        {
            yield return request;
        }
    }
}

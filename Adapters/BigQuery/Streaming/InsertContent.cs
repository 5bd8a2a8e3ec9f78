using System.Net;
using System.Net.Http.Headers;

namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>The body of a streaming request: some of the encoded rows, written without copying them together first.</summary>
internal sealed class InsertContent : HttpContent
{
    private static readonly byte[] Begin = """{"skipInvalidRows":false,"ignoreUnknownValues":false,"rows":["""u8.ToArray();
    private static readonly byte[] Comma = ","u8.ToArray();
    private static readonly byte[] End = "]}"u8.ToArray();

    private readonly EncodedRows _rows;
    private readonly IReadOnlyList<int> _which;

    public InsertContent(EncodedRows rows, IReadOnlyList<int> which)
    {
        (_rows, _which) = (rows, which);
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    /// <summary>The bytes of a body around its rows, each row's comma not counted.</summary>
    public static int Overhead => Begin.Length + End.Length;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Begin, cancellationToken);
        for (var i = 0; i < _which.Count; i++)
        {
            if (i > 0)
            {
                await stream.WriteAsync(Comma, cancellationToken);
            }

            await stream.WriteAsync(_rows[_which[i]], cancellationToken);
        }

        await stream.WriteAsync(End, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Overhead + _which.Count - 1;
        foreach (var row in _which)
        {
            length += _rows.LengthOf(row);
        }

        return true;
    }
}

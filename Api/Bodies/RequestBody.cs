using System.Buffers;
using Isobar.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Isobar.Api.Bodies;

/// <summary>
/// The whole body of a request, decompressed, in pooled memory: at most <c>limit</c> bytes are ever read out of it, however
/// small the compressed body was. (A compressed body that never yields a byte ends at the server's own limit, 30 MB in
/// Kestrel.) Dispose it to give the memory back.
/// </summary>
internal sealed class RequestBody : IDisposable
{
    // Rented for a body whose length is not told, or told larger than this: what a client merely announces costs nothing.
    private const int FirstBytes = 64 * 1024;
    private const int TrustedBytes = 1024 * 1024;

    private readonly int _limit;
    private readonly IByteBudget _budget;
    private byte[] _buffer;
    private int _length;

    private RequestBody(int firstBytes, int limit, IByteBudget budget)
    {
        _limit = limit;
        _budget = budget;
        _budget.Take(firstBytes);
        _buffer = ArrayPool<byte>.Shared.Rent(firstBytes);
    }

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, _length);

    /// <exception cref="ProblemException">413 beyond the limit, 415 for an unknown coding, 400 for a broken one, 429 from the budget.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, int limit, IByteBudget budget)
    {
        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        await using var content = ContentCoding.Open(request);
        var body = new RequestBody(FirstSize(request, limit), limit, budget);
        try
        {
            await body.FillAsync(content, request.HttpContext.RequestAborted);
            return body;
        }
        catch (InvalidDataException broken)
        {
            body.Dispose();
            throw new ProblemException(Refusal.Malformed($"The body is not valid gzip: {broken.Message}"));
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        _length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task FillAsync(Stream content, CancellationToken cancellationToken)
    {
        while (await content.ReadAsync(_buffer.AsMemory(_length), cancellationToken) is var read and > 0)
        {
            _length += read;
            if (_length > _limit)
            {
                throw TooLarge(_limit);
            }

            if (_length == _buffer.Length)
            {
                Grow();
            }
        }
    }

    private void Grow()
    {
        _budget.Take(_buffer.Length);
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(_buffer.Length * 2, _limit + 1));
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    // One byte more than announced, so that the end is seen without growing.
    private static int FirstSize(HttpRequest request, int limit) =>
        Math.Min(limit, request.ContentLength is { } length and < TrustedBytes ? (int)length : FirstBytes) + 1;

    private static ProblemException TooLarge(int limit) =>
        new(Refusal.TooLarge($"A body may have at most {limit} bytes, also after decompression.", limit));
}

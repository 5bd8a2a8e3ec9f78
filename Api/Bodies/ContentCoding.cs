using System.IO.Compression;
using Isobar.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Isobar.Api.Bodies;

/// <summary>The header <c>Content-Encoding</c>: nothing, or gzip.</summary>
internal static class ContentCoding
{
    /// <returns>The decoded body.</returns>
    /// <exception cref="ProblemException">415.</exception>
    public static Stream Open(HttpRequest request)
    {
        var coding = request.Headers.ContentEncoding.ToString();
        if (coding.Length == 0 || coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return request.Body;
        }

        if (coding.Equals("gzip", StringComparison.OrdinalIgnoreCase) || coding.Equals("x-gzip", StringComparison.OrdinalIgnoreCase))
        {
            return new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true);
        }

        throw new ProblemException(Refusal.Unsupported("Content-Encoding", $"{coding} is not taken. Send gzip, or nothing.")
            with { AcceptEncoding = "gzip, identity" });
    }
}

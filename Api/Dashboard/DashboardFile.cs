using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Isobar.Api.Dashboard;

/// <summary>A file of the dashboard, compressed once for those who take it so.</summary>
internal sealed class DashboardFile
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly byte[] _plain;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    public DashboardFile(string name, byte[] content)
    {
        Type = Types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
        ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";
        _plain = content;
        _brotli = new(() => Compress(static output => new BrotliStream(output, CompressionLevel.Optimal)));
        _gzip = new(() => Compress(static output => new GZipStream(output, CompressionLevel.Optimal)));
        IsCompressible = !name.EndsWith(".woff2", StringComparison.Ordinal);
    }

    public string Type { get; }

    public string ETag { get; }

    private bool IsCompressible { get; }

    /// <summary>The bytes, and how they are coded: null if not at all.</summary>
    /// <param name="accepted">What <c>Accept-Encoding</c> names.</param>
    public (byte[] Bytes, string? Coding) As(string accepted) =>
        !IsCompressible ? (_plain, null)
        : accepted.Contains("br", StringComparison.Ordinal) ? (_brotli.Value, "br")
        : accepted.Contains("gzip", StringComparison.Ordinal) ? (_gzip.Value, "gzip")
        : (_plain, null);

    private byte[] Compress(Func<Stream, Stream> coder)
    {
        using var output = new MemoryStream();
        using (var coding = coder(output))
        {
            coding.Write(_plain);
        }

        return output.ToArray();
    }
}

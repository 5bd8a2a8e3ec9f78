using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace Isobar.Api.Tests.Hosting;

/// <summary>Bodies of requests.</summary>
internal static class Body
{
    public const string Lines = "application/x-ndjson";

    public static ByteArrayContent Bytes(byte[] bytes, string type = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    public static ByteArrayContent Text(string text, string type = "application/json") =>
        Bytes(Encoding.UTF8.GetBytes(text), type);

    public static ByteArrayContent Gzip(byte[] bytes, string type = "application/json")
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        var content = Bytes(compressed.ToArray(), type);
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}

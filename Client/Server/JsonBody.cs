using System.Net.Http.Headers;
using System.Text.Json;

namespace Isobar.Client.Server;

/// <summary>A small JSON object as the body of a request.</summary>
internal static class JsonBody
{
    public static HttpContent Of(Action<Utf8JsonWriter> fields)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}

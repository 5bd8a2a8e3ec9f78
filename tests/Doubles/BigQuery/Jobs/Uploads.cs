using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Isobar.Tests.Doubles.BigQuery.Http;
using Microsoft.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;

namespace Isobar.Tests.Doubles.BigQuery.Jobs;

/// <summary>
/// Load jobs with their file: https://cloud.google.com/bigquery/docs/reference/api-uploads. In one request (multipart), or with
/// a session (resumable) whose chunks may come one by one.
/// </summary>
internal sealed class Uploads(JobRunner runner)
{
    public const string Path = "upload/bigquery/v2/projects/{projectId}/jobs";

    private const int MaximumSessions = 1000;

    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    public async Task<Answer> AnswerAsync(ApiRequest request)
    {
        if (request.Text("upload_id") is { } session)
        {
            return Chunk(request, session);
        }

        return request.Text("uploadType") switch
        {
            "multipart" => await MultipartAsync(request),
            "resumable" => Begin(request),
            var type => throw ApiException.Invalid($"Invalid value for uploadType: {type}", "uploadType"),
        };
    }

    private async Task<Answer> MultipartAsync(ApiRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        var reader = new MultipartReader(boundary ?? throw ApiException.Invalid("Missing boundary of multipart body"), new MemoryStream(request.Body.ToArray()));
        var parts = new List<byte[]>();
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content);
            parts.Add(content.ToArray());
        }

        return parts is [var metadata, var data]
            ? Start(request, (request with { Body = metadata }).Json(), data)
            : throw ApiException.Invalid($"A multipart upload has two parts, this one {parts.Count}.");
    }

    private Answer Begin(ApiRequest request)
    {
        if (_sessions.Count >= MaximumSessions)
        {
            throw new ApiException(403, "quotaExceeded", $"The BigQuery double keeps at most {MaximumSessions} uploads that are not complete.");
        }

        var id = Guid.NewGuid().ToString("N");
        _sessions[id] = new Session(request.Json());
        return new Answer(200, default)
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Location"] = $"{request.Root}{Path.Replace("{projectId}", request.Project, StringComparison.Ordinal)}?uploadType=resumable&upload_id={id}",
                ["X-GUploader-UploadID"] = id,
            },
        };
    }

    private Answer Chunk(ApiRequest request, string id)
    {
        var session = _sessions.GetValueOrDefault(id) ?? throw ApiException.NotFound($"Upload session {id}");
        lock (session)
        {
            var range = request.ContentRange is null ? null : ContentRangeHeaderValue.Parse(request.ContentRange);
            if (range?.From is { } from && from != session.Data.Length)
            {
                throw ApiException.Invalid(string.Create(CultureInfo.InvariantCulture, $"Chunk begins at {from}, expected {session.Data.Length}"));
            }

            session.Data.Write(request.Body.Span);
            if (range is { HasLength: false } || range?.Length > session.Data.Length)
            {
                return Incomplete(session);
            }
        }

        _sessions.TryRemove(id, out _);
        return Start(request, session.Resource, session.Data.ToArray());
    }

    private static Answer Incomplete(Session session) => new(308, default)
    {
        Headers = session.Data.Length == 0
            ? new Dictionary<string, string>()
            : new Dictionary<string, string>(StringComparer.Ordinal) { ["Range"] = $"bytes=0-{session.Data.Length - 1}" },
    };

    private Answer Start(ApiRequest request, JsonObject resource, byte[] data) =>
        Answer.Ok(JobDocument.Write(runner.Start(request.Project, resource, data, request.Fault)));

    private sealed record Session(JsonObject Resource)
    {
        public MemoryStream Data { get; } = new();
    }
}

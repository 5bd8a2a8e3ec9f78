using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Isobar.Api.Rows;
using Isobar.Warehousing;

namespace Isobar.Api.LiveStream;

/// <summary>Writes server-sent events (WHATWG HTML §9.2).</summary>
internal sealed class EventStreamWriter(PipeWriter output) : IDisposable
{
    // Large enough to share a packet, small enough that a slow watcher holds little.
    private const int FlushBytes = 16 * 1024;

    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { SkipValidation = true });

    /// <summary>A line that clients skip; it keeps the connection alive.</summary>
    public void WriteComment(string text) => Write($": {text}\n\n");

    public void WriteRow(EnrichedEvent row)
    {
        Write($"id: {row.Key}\nevent: row\ndata: ");
        _json.Reset();
        RowJson.Write(_json, row);
        _json.Flush();
        Write("\n\n");
    }

    public void WriteDropped(long rows) =>
        Write(string.Create(CultureInfo.InvariantCulture, $"event: dropped\ndata: {{\"dropped\":{rows}}}\n\n"));

    /// <summary>Writes an event whose data is JSON, and flushes it.</summary>
    /// <exception cref="OperationCanceledException">Also when the client has left.</exception>
    public ValueTask SendAsync(string name, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        Write($"event: {name}\ndata: ");
        _json.Reset();
        write(_json);
        _json.Flush();
        Write("\n\n");
        return FlushAsync(cancellationToken);
    }

    public async ValueTask FlushIfLargeAsync(CancellationToken cancellationToken)
    {
        if (!output.CanGetUnflushedBytes || output.UnflushedBytes > FlushBytes)
        {
            await FlushAsync(cancellationToken);
        }
    }

    /// <exception cref="OperationCanceledException">Also when the client has left.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var result = await output.FlushAsync(cancellationToken);
        if (result.IsCompleted || result.IsCanceled)
        {
            throw new OperationCanceledException("The watcher has left.", cancellationToken);
        }
    }

    public void Dispose() => _json.Dispose();

    private void Write(string text) => Encoding.UTF8.GetBytes(text, output);
}

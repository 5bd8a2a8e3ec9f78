using System.Text.Encodings.Web;
using System.Text.Json;

namespace Isobar.Adapters.BigQuery.Streaming;

/// <summary>Writes rows of a streaming request. A column that is null is left out.</summary>
internal sealed class RowJson : IDisposable
{
    // Longer than any time in the format of Instants.
    private const int InstantLength = 32;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly EncodedRows _rows;
    private readonly Utf8JsonWriter _writer;

    public RowJson(EncodedRows rows) => (_rows, _writer) = (rows, new Utf8JsonWriter(rows.Buffer, Options));

    public void Begin(string insertId)
    {
        _writer.WriteStartObject();
        _writer.WriteString("insertId"u8, insertId);
        _writer.WriteStartObject("json"u8);
    }

    public void End()
    {
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset();
        _rows.EndRow();
    }

    public void Write(string column, string? value)
    {
        if (value is not null)
        {
            _writer.WriteString(column, value);
        }
    }

    public void Write(string column, DateTimeOffset? value)
    {
        if (value is { } instant)
        {
            Span<char> text = stackalloc char[InstantLength];
            Instants.TryWrite(instant, text, out var written);
            _writer.WriteString(column, text[..written]);
        }
    }

    // JSON has no infinities, but BigQuery takes their names.
    public void Write(string column, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            _writer.WriteNumber(column, number);
        }
        else if (value is { } other)
        {
            _writer.WriteString(column, double.IsNaN(other) ? "NaN" : other > 0 ? "Infinity" : "-Infinity");
        }
    }

    public void Write(string column, long? value)
    {
        if (value is { } number)
        {
            _writer.WriteNumber(column, number);
        }
    }

    public void Write(string column, bool? value)
    {
        if (value is { } flag)
        {
            _writer.WriteBoolean(column, flag);
        }
    }

    public void Write(string column, ReadOnlySpan<byte> value) => _writer.WriteBase64String(column, value);

    public void Dispose() => _writer.Dispose();
}

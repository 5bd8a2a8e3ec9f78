using System.Text.Json;
using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Api.Rows;

/// <summary>Writes a column's value as JSON.</summary>
internal sealed class JsonColumnSink(Utf8JsonWriter writer) : IColumnSink
{
    /// <summary>Of the column that is written next: text and JSON arrive alike.</summary>
    public ColumnKind Kind { get; set; }

    public void Write(RowKey value) => writer.WriteStringValue(value.ToString());

    public void Write(string? value)
    {
        if (Kind == ColumnKind.Json && value is not null)
        {
            WriteJson(value);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    public void Write(DateTimeOffset? value)
    {
        if (value is { } instant)
        {
            writer.WriteStringValue(instant.UtcDateTime);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    public void Write(double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    public void Write(long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    public void Write(bool? value)
    {
        if (value is { } truth)
        {
            writer.WriteBooleanValue(truth);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    // Producers may lay their properties out over lines; a row must stay on one, because a line break ends a stream's event.
    // Within JSON a bare line break can only be blank space between tokens.
    private void WriteJson(string value) =>
        writer.WriteRawValue(value.Replace('\n', ' ').Replace('\r', ' '), skipInputValidation: true);
}

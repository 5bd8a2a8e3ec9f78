using System.Text.Json;
using Isobar.Tests.Doubles.BigQuery.Tables;

namespace Isobar.Tests.Doubles.BigQuery.Streaming;

/// <summary>Says why a row is refused, or null where it is not.</summary>
public delegate string? RowRefusal(TableName table, JsonElement row);

/// <summary>How insertAll behaves. May be changed at any time.</summary>
public sealed class StreamingSettings
{
    /// <summary>How long an insertId is remembered (default 1 minute); zero: never deduplicates.</summary>
    public TimeSpan DedupeWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long streaming answers 404 for a new table (default 0).</summary>
    public TimeSpan LagAfterCreate { get; set; }

    /// <summary>How long streaming knows no new column (default 0).</summary>
    public TimeSpan LagAfterChange { get; set; }

    /// <summary>How long a row counts as in the streaming buffer, where DML cannot touch it (default 30 minutes).</summary>
    public TimeSpan BufferAge { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Most rows that one request may have (default 50,000).</summary>
    public int MaximumRows { get; set; } = 50_000;

    /// <summary>Most bytes that one request may have (default 10 MB).</summary>
    public int MaximumBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Refuses rows with reason <c>invalid</c>, beside those that do not fit their table.</summary>
    public RowRefusal? Refuse { get; set; }
}

using System.Text.Json;
using Isobar.Api.Json;

namespace Isobar.Api.Stats.History;

/// <summary>The history in the data directory: <c>history.json</c>, replaced as a whole. Losing it costs charts and nothing else.</summary>
internal sealed class HistoryFile(string directory)
{
    private readonly string _path = Path.Combine(directory, "history.json");

    /// <summary>What was written last; nothing if there is no file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="JsonException">It is not what was written.</exception>
    public async Task<IReadOnlyList<HistoryDocument>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
        {
            return [];
        }

        await using var file = File.OpenRead(_path);
        return await JsonSerializer.DeserializeAsync(file, ApiJsonContext.Default.IReadOnlyListHistoryDocument, cancellationToken) ?? [];
    }

    /// <summary>Replaces it at once: a crash leaves the old file or the new one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task WriteAsync(IReadOnlyList<HistoryDocument> documents, CancellationToken cancellationToken)
    {
        var next = $"{_path}.next";
        await using (var file = File.Create(next))
        {
            await JsonSerializer.SerializeAsync(file, documents, ApiJsonContext.Default.IReadOnlyListHistoryDocument, cancellationToken);
        }

        File.Move(next, _path, overwrite: true);
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Isobar.Client.Server;

namespace Isobar.Client.DeadLetters;

/// <summary>The server's dead letters, page by page.</summary>
internal sealed class DeadLetterPages(IsobarServer server)
{
    public const int LargestPage = 1_000;

    public Task<JsonElement> GetAsync(int limit, string? reason, string? cursor, CancellationToken cancellationToken)
    {
        var path = $"v1/dead-letters?limit={limit}";
        path += reason is null ? "" : "&reason=" + Uri.EscapeDataString(reason);
        path += cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor);
        return server.GetAsync(path, cancellationToken);
    }

    /// <summary>The keys of all that are there now, a page at a time.</summary>
    public async IAsyncEnumerable<string[]> KeysAsync(
        string? reason, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await GetAsync(LargestPage, reason, cursor, cancellationToken);
            yield return [.. page.GetProperty("dead_letters").EnumerateArray().Select(letter => letter.GetProperty("key").GetString()!)];
            cursor = Next(page);
        }
        while (cursor is not null);
    }

    /// <summary>Where the page after this one begins; null if this is the last.</summary>
    public static string? Next(JsonElement page) => page.TryGetProperty("next", out var next) ? next.GetString() : null;
}

using System.Text.Json;

namespace Isobar.Client.DeadLetters;

/// <summary>The sum of the server's answers to a replay.</summary>
internal sealed class ReplayOutcome
{
    public long Replayed { get; private set; }

    public List<string> NotFound { get; } = [];

    public void Add(JsonElement answer)
    {
        Replayed += answer.GetProperty("replayed").GetInt64();
        if (answer.TryGetProperty("not_found", out var keys))
        {
            NotFound.AddRange(keys.EnumerateArray().Select(key => key.GetString()!));
        }
    }
}

using System.Text.Json;

namespace Isobar.Client.Sending.Delivery;

/// <summary>What the server made of a batch.</summary>
/// <param name="Accepted">Events that are durably its own now.</param>
/// <param name="Rejected">Events that it will never take, with their index in the request.</param>
internal sealed record BatchAnswer(int Accepted, IReadOnlyList<RejectedEvent> Rejected)
{
    public static readonly BatchAnswer Nothing = new(0, []);

    /// <summary>Reads a 202, or a 400 that names every event; null if the text is neither.</summary>
    public static BatchAnswer? Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var answer = document.RootElement;
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("rejected", out var rejected))
        {
            return null;
        }

        var accepted = answer.TryGetProperty("accepted", out var count) ? count.GetInt32() : 0;
        return new BatchAnswer(accepted, [.. rejected.EnumerateArray().Select(RejectedEvent.Read)]);
    }
}

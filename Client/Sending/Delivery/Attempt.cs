namespace Isobar.Client.Sending.Delivery;

/// <summary>One attempt at a batch: the server's answer, or a trouble that may pass.</summary>
internal sealed record Attempt
{
    public BatchAnswer? Answer { get; private init; }

    public SendTrouble? Trouble { get; private init; }

    public static Attempt Answered(BatchAnswer answer) => new() { Answer = answer };

    public static Attempt Failed(SendTrouble trouble) => new() { Trouble = trouble };
}

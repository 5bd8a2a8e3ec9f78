namespace Isobar.Warehousing;

/// <summary>The values of <c>dead_letters.reason</c>.</summary>
public static class DeadLetterReasons
{
    /// <summary>The message is not an event: malformed, or against a limit.</summary>
    public const string Invalid = "invalid";

    /// <summary>The warehouse refuses the row.</summary>
    public const string Refused = "refused";
}

namespace Isobar.Adapters.OpenMeteo;

/// <summary>What came of a request: a body to read, or the reason why there is none.</summary>
internal readonly record struct ForecastOutcome
{
    /// <summary>Null if there is a body.</summary>
    public string? Reason { get; private init; }

    public ReadOnlyMemory<byte> Body { get; private init; }

    public static ForecastOutcome Answered(byte[] body) => new() { Body = body };

    public static ForecastOutcome Failed(string reason) => new() { Reason = reason };
}

namespace Isobar.PubSub.Settling;

/// <summary>The body of a seek: to what was published at this time, UTC, or later.</summary>
internal sealed record SeekBody(DateTime Time);

namespace Isobar.Api.Keys;

/// <summary>A new key. This is the only time that its text is known.</summary>
/// <param name="Key">As it is stored.</param>
/// <param name="Text">What the client sends.</param>
public sealed record CreatedApiKey(ApiKey Key, string Text);

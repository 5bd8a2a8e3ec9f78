namespace Isobar.GoogleCloud;

/// <summary>For emulators, which ask for none.</summary>
public sealed class NoAccessTokens : IAccessTokens
{
    public ValueTask<string?> GetAsync(CancellationToken cancellationToken) => default;
}

namespace Isobar.GoogleCloud;

/// <summary>In whose name Google is called.</summary>
public interface IAccessTokens
{
    /// <summary>An OAuth 2.0 access token that is valid now, or null if calls bear none. Cached and renewed inside.</summary>
    /// <exception cref="GoogleCredentialsException">There are no credentials, or they cannot be exchanged for a token.</exception>
    ValueTask<string?> GetAsync(CancellationToken cancellationToken);
}

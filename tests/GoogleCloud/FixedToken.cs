using Isobar.GoogleCloud;

namespace Isobar.Tests.GoogleCloud;

/// <summary>Gives a token, or what the test says.</summary>
internal sealed class FixedToken(Func<CancellationToken, ValueTask<string?>> get) : IAccessTokens
{
    public ValueTask<string?> GetAsync(CancellationToken cancellationToken) => get(cancellationToken);
}

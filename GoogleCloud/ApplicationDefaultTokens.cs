using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace Isobar.GoogleCloud;

/// <summary>
/// Application default credentials: the file that <c>GOOGLE_APPLICATION_CREDENTIALS</c> names, what
/// <c>gcloud auth application-default login</c> left, or the metadata server (workload identity on GKE, Cloud Run).
/// </summary>
/// <param name="scopes">OAuth scopes of the APIs called.</param>
public sealed class ApplicationDefaultTokens(params string[] scopes) : IAccessTokens, IDisposable
{
    private const string Advice =
        "Set GOOGLE_APPLICATION_CREDENTIALS to a key file, run \"gcloud auth application-default login\", or run under a service account.";

    private readonly SemaphoreSlim _gate = new(1);
    private GoogleCredential? _credential;

    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var credential = _credential ?? await FindAsync(cancellationToken);
            return await ((ITokenAccess)credential).GetAccessTokenForRequestAsync(cancellationToken: cancellationToken);
        }
        catch (InvalidOperationException missing)
        {
            throw new GoogleCredentialsException($"No Google credentials were found: {missing.Message} {Advice}", missing);
        }
        catch (TokenResponseException refused) when (refused.StatusCode is { } status && ((int)status >= 500 || (int)status == 429))
        {
            throw new HttpRequestException($"Google's token service answered {(int)status}.", refused, status);
        }
        catch (TokenResponseException refused)
        {
            throw new GoogleCredentialsException($"Google gave no access token for the credentials found: {refused.Message} {Advice}", refused);
        }
    }

    public void Dispose() => _gate.Dispose();

    // Looking for credentials asks the metadata server, so it is done once; a failure is not kept.
    private async Task<GoogleCredential> FindAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _credential ??= (await GoogleCredential.GetApplicationDefaultAsync(cancellationToken)).CreateScoped(scopes);
        }
        finally
        {
            _gate.Release();
        }
    }
}

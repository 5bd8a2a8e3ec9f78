using System.Net;
using System.Text.Json;
using Isobar.Client.CommandLine;

namespace Isobar.Client.Server;

/// <summary>Turns what a server or the network says into one line that tells what to do.</summary>
internal static class ServerFailure
{
    public static bool IsOfNetwork(Exception fault) => fault is HttpRequestException or IOException;

    public static CommandFailedException Unreachable(Uri address, Exception fault) => new(Describe(address, fault), fault);

    public static async Task ThrowUnlessSuccessAsync(
        HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var said = await ReadProblemAsync(response, cancellationToken);
            throw new CommandFailedException(Describe(response.StatusCode, address, said)) { Status = response.StatusCode };
        }
    }

    public static string Describe(HttpStatusCode status, Uri address, string said) => status switch
    {
        HttpStatusCode.Unauthorized =>
            $"{Name(address)} asks for an API key: give one with --key or ISOBAR_API_KEY (./isobar keys create makes one). {said}".TrimEnd(),
        HttpStatusCode.Forbidden =>
            $"The API key has not the scope that this takes: make another with ./isobar keys create --scope. {said}".TrimEnd(),
        _ when said.Length > 0 => said,
        _ => $"{Name(address)} answered {(int)status} and did not say why.",
    };

    /// <summary>The problem's sentence (RFC 9457), or nothing if the answer is not a problem.</summary>
    public static async Task<string> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(text);
            return ProblemText.Of(document.RootElement);
        }
        catch (JsonException)
        {
            // Not from Isobar: a proxy's page, for example, which nobody wants on a terminal.
            return "";
        }
    }

    private static string Describe(Uri address, Exception fault) => (fault as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.ConnectionError =>
            $"Nothing answers at {Name(address)}: is it running? Start it with ./isobar up, or name another with --server URL.",
        HttpRequestError.NameResolutionError => $"There is no host \"{address.Host}\": check --server.",
        HttpRequestError.SecureConnectionError => $"No secure connection to {Name(address)}: {fault.GetBaseException().Message}",
        _ => $"The connection to {Name(address)} broke: {fault.GetBaseException().Message}",
    };

    private static string Name(Uri address) => address.GetLeftPart(UriPartial.Authority);
}

using Isobar.Client.CommandLine;
using Isobar.Client.Server;

namespace Isobar.Client.Sending;

/// <summary>The public service that invents users: https://randomuser.me.</summary>
internal static class RandomUserApi
{
    public const string DefaultAddress = "https://randomuser.me/api/";

    /// <summary>The most that it gives for one request.</summary>
    public const int LargestCount = 5_000;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public static async Task<Stream> FetchAsync(Uri address, int count, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Timeout };
        try
        {
            return new MemoryStream(await http.GetByteArrayAsync(new Uri(address, $"?results={count}"), cancellationToken));
        }
        catch (Exception fault) when (ServerFailure.IsOfNetwork(fault) || IsTimeout(fault, cancellationToken))
        {
            throw new CommandFailedException(
                $"{address.Host} cannot be reached ({fault.GetBaseException().Message}). "
                + "Without it: ./isobar send samples/users.json --format randomuser", fault);
        }
    }

    private static bool IsTimeout(Exception fault, CancellationToken cancellationToken) =>
        fault is OperationCanceledException && !cancellationToken.IsCancellationRequested;
}

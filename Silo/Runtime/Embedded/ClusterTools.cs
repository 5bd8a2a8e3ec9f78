using Microsoft.Extensions.Configuration;

namespace Isobar.Silo.Runtime;

/// <summary>The embedded runtime has no cluster.</summary>
internal static class ClusterTools
{
    public static Task SetUpAsync(IConfiguration configuration, TextWriter output, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The embedded runtime has no cluster.");

    public static Task ListAsync(IConfiguration configuration, TextWriter output, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The embedded runtime has no cluster.");
}

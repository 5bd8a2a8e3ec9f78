using Microsoft.Extensions.Configuration;

namespace Isobar.Silo.Cluster;

/// <summary>What a pod's environment says of it, under the names that Orleans' own hosting for Kubernetes reads.</summary>
internal static class ClusterEnvironment
{
    private static readonly (string Variable, string Key)[] Names =
    [
        ("ORLEANS_CLUSTER_ID", nameof(ClusterOptions.ClusterId)),
        ("ORLEANS_SERVICE_ID", nameof(ClusterOptions.ServiceId)),
        ("POD_NAME", nameof(ClusterOptions.SiloName)),
        ("POD_IP", nameof(ClusterOptions.AdvertisedAddress)),
    ];

    /// <summary>The lowest layer of the configuration: whatever is configured goes before it.</summary>
    public static IConfigurationBuilder AddClusterEnvironment(this IConfigurationBuilder configuration, Func<string, string?> variable) =>
        configuration.AddInMemoryCollection(Names
            .Select(name => KeyValuePair.Create($"{ClusterOptions.Section}:{name.Key}", variable(name.Variable)))
            .Where(static pair => !string.IsNullOrEmpty(pair.Value)));
}

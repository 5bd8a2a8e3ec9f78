using Isobar.Silo.Cluster;
using Isobar.Silo.CommandLine;
using Microsoft.Extensions.Configuration;

namespace Isobar.Silo.Configuration;

/// <summary>The layers of the configuration: a file, the environment, the command line; the later wins.</summary>
internal static class SiloConfiguration
{
    public const string FileName = "isobar.json";
    public const string EnvironmentPrefix = "ISOBAR__";

    /// <exception cref="ConfigurationFaultException">The file is not JSON, a key is unknown, or a value is not of its key's type.</exception>
    public static IConfigurationRoot Read(HostSettings settings)
    {
        var path = Path.GetFullPath(Path.Combine(settings.DataDirectory, FileName));
        try
        {
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection(DefaultsOf(settings.Role))
                .AddClusterEnvironment(Environment.GetEnvironmentVariable)
                .AddJsonFile(path, optional: true)
                .AddEnvironmentVariables(EnvironmentPrefix)
                .AddInMemoryCollection(settings.Overrides)
                .Build();
            Refuse([.. UnknownKeys.In(configuration), .. UnreadableValues.In(configuration)]);
            return configuration;
        }
        catch (InvalidDataException malformed)
        {
            throw new ConfigurationFaultException($"{path}: {malformed.InnerException?.Message ?? malformed.Message}");
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> DefaultsOf(HostRole role) => role == HostRole.Up
        ? []
        : [KeyValuePair.Create<string, string?>($"{ClusterOptions.Section}:{nameof(ClusterOptions.Membership)}", nameof(ClusterMembership.Postgres))];

    private static void Refuse(IReadOnlyCollection<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new ConfigurationFaultException(string.Join(Environment.NewLine, faults));
        }
    }
}

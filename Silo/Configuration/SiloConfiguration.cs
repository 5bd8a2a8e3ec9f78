using Isobar.Silo.CommandLine;
using Microsoft.Extensions.Configuration;

namespace Isobar.Silo.Configuration;

/// <summary>The layers of the configuration: a file, the environment, the command line; the later wins.</summary>
internal static class SiloConfiguration
{
    public const string FileName = "isobar.json";
    public const string EnvironmentPrefix = "ISOBAR__";

    /// <exception cref="ConfigurationFaultException">The file is not JSON, or a key is unknown.</exception>
    public static IConfigurationRoot Read(UpSettings settings)
    {
        var path = Path.GetFullPath(Path.Combine(settings.DataDirectory, FileName));
        try
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(path, optional: true)
                .AddEnvironmentVariables(EnvironmentPrefix)
                .AddInMemoryCollection(settings.Overrides)
                .Build();
            UnknownKeys.Refuse(configuration);
            return configuration;
        }
        catch (InvalidDataException malformed)
        {
            throw new ConfigurationFaultException($"{path}: {malformed.InnerException?.Message ?? malformed.Message}");
        }
    }
}

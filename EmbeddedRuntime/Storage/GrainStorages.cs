using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Isobar.EmbeddedRuntime;

/// <summary>Finds the storage that a grain's state names.</summary>
internal static class GrainStorages
{
    private const string DefaultName = "Default";

    public static IGrainStorage Find(IServiceProvider services, string? name, Type grainClass)
    {
        var storage = string.IsNullOrWhiteSpace(name)
            ? services.GetService<IGrainStorage>() ?? services.GetKeyedService<IGrainStorage>(DefaultName)
            : services.GetKeyedService<IGrainStorage>(name);
        return storage ?? throw new OrleansException(
            $"No grain storage is registered under '{name ?? DefaultName}', which {grainClass.FullName} asks for.");
    }
}

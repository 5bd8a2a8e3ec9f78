using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Isobar.Silo.Runtime;

/// <summary>Lets every failure cross silos.</summary>
internal static class FailureSerialization
{
    /// <summary>
    /// Orleans writes exceptions of a few namespaces only. A failure whose inner exception is of another, a driver's for instance, could not be
    /// sent, and its caller would be told so instead of what happened. A silo that does not know the type reads its name and message.
    /// </summary>
    public static IServiceCollection AddFailureSerialization(this IServiceCollection services) =>
        services.Configure<ExceptionSerializationOptions>(static options => options.SupportedExceptionTypeFilter = static _ => true);
}

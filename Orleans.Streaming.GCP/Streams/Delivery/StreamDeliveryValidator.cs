using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Streaming.GCP.Delivery;

/// <summary>Checks the options of one provider as the silo starts.</summary>
internal sealed class StreamDeliveryValidator(IServiceProvider services, string name) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        List<string> faults =
        [
            .. services.GetRequiredService<IOptionsMonitor<StreamDeliveryOptions>>().Get(name).Faults(name),
            .. PullingFaults(services.GetRequiredService<IOptionsMonitor<StreamPullingAgentOptions>>().Get(name)),
        ];
        if (faults.Count > 0)
        {
            throw new OrleansConfigurationException($"Stream provider {name}: {string.Join(' ', faults)}");
        }
    }

    private static IEnumerable<string> PullingFaults(StreamPullingAgentOptions pulling)
    {
        if (pulling.BatchContainerBatchSize != 1)
        {
            yield return $"{nameof(StreamPullingAgentOptions)}.{nameof(pulling.BatchContainerBatchSize)} must be 1, and is {pulling.BatchContainerBatchSize}: "
                + "what waits for a stream is one batch already.";
        }
    }
}

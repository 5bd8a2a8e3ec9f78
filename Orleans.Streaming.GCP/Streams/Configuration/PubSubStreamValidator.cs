using Isobar.Broker.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Orleans.Configuration;

/// <summary>Checks the options of one provider as its silo or client starts, and names everything that is wrong at once.</summary>
internal sealed class PubSubStreamValidator(IServiceProvider services, string name, bool isSilo) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var options = services.GetRequiredService<IOptionsMonitor<PubSubStreamOptions>>().Get(name);
        List<string> faults = isSilo
            ? [.. options.SiloFaults(services.GetKeyedService<IRefusedMessageStore>(name) is not null)]
            : [.. options.ProducerFaults()];
        if (faults.Count > 0)
        {
            throw new OrleansConfigurationException($"Pub/Sub streams \"{name}\": {string.Join(' ', faults)}");
        }
    }
}

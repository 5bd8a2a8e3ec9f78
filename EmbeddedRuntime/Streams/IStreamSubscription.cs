using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>A subscription whose item type is not named.</summary>
internal interface IStreamSubscription
{
    StreamId StreamId { get; }
}

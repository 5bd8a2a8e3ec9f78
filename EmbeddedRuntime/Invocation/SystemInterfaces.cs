using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>What a timer tick calls, as call filters see it.</summary>
    internal interface IGrainTimerInvoker : IAddressable
    {
        Task InvokeCallbackAsync();
    }
}

namespace Orleans.Streams
{
    /// <summary>What a stream delivery calls, as call filters see it.</summary>
    internal interface IStreamConsumerExtension : IAddressable
    {
        Task DeliverBatch();
    }
}

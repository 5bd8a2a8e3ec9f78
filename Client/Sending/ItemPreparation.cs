using System.Buffers;
using System.Threading.Channels;
using Isobar.Client.Sending.Delivery;
using Isobar.Client.Sending.Reading;

namespace Isobar.Client.Sending;

/// <summary>Reads a source and prepares its events while earlier ones are on their way.</summary>
internal static class ItemPreparation
{
    // Two of the largest batches, so that reading and sending overlap and memory stays bounded.
    private const int Ahead = 20_000;

    public static ChannelReader<PreparedEvent> Start(SendSource source, long skip, CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<PreparedEvent>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        // It ends with the channel: whoever reads to the end has seen its failure, and cancelling ends it.
        _ = PrepareAsync(source, skip, channel.Writer, cancellationToken);
        return channel.Reader;
    }

    private static async Task PrepareAsync(
        SendSource source, long skip, ChannelWriter<PreparedEvent> output, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            var buffer = new ArrayBufferWriter<byte>();
            var reader = new SourceReader(source.Stream, source.Format.ChooseCutter);
            await foreach (var item in reader.ReadAsync(cancellationToken))
            {
                if (item.Index >= skip)
                {
                    await output.WriteAsync(Prepare(source, item, buffer), cancellationToken);
                }
            }

            output.Complete();
        }
        catch (Exception fault)
        {
            output.Complete(fault);
        }
    }

    private static PreparedEvent Prepare(SendSource source, SourceItem item, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        var fault = source.Format.Convert(item, source.Stamp, buffer);
        return new PreparedEvent(item.Line, item.EndOffset, fault is null ? buffer.WrittenSpan.ToArray() : null, fault);
    }
}

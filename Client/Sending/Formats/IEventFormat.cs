using System.Buffers;
using Isobar.Client.Sending.Reading;
using Isobar.Events;

namespace Isobar.Client.Sending.Formats;

/// <summary>Knows one form of source: where its items are, and what event each becomes.</summary>
internal interface IEventFormat
{
    IItemCutter ChooseCutter(ReadOnlySpan<byte> beginning);

    /// <summary>
    /// Writes the item as an event that is valid and complete, id and time included, or tells why it cannot be one; what was
    /// written is then void. The same item with the same stamp is the same event.
    /// </summary>
    EventFault? Convert(SourceItem item, EventStamp stamp, ArrayBufferWriter<byte> output);
}

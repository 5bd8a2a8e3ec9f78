using Isobar.Client.CommandLine;
using Isobar.Client.Sending.Formats;

namespace Isobar.Client.Sending;

/// <summary>
/// Standard input or a download: read once. Events get the time at which they are read and a new id where they have none; a
/// retry sends the same again, but a second run is a second set of events.
/// </summary>
internal static class StreamSource
{
    public static SendSource Of(string name, Stream stream, IEventFormat format, bool isAllThere, Terminal terminal) => new()
    {
        Name = name,
        Stream = stream,
        Format = format,
        Stamp = new EventStamp(
            terminal.Clock.GetUtcNow,
            _ => Guid.CreateVersion7(terminal.Clock.GetUtcNow()).ToString(),
            terminal.Clock.GetUtcNow),
        IsAllThere = isAllThere,
    };
}

using Isobar.Client.Sending.Formats;
using Isobar.Client.Sending.Journal;

namespace Isobar.Client.Sending;

/// <summary>What is sent.</summary>
internal sealed record SendSource : IAsyncDisposable
{
    /// <summary>For people.</summary>
    public required string Name { get; init; }

    public required Stream Stream { get; init; }

    /// <summary>Bytes, if known.</summary>
    public long? Length { get; init; }

    public required IEventFormat Format { get; init; }

    public required EventStamp Stamp { get; init; }

    /// <summary>Null if the source cannot be read a second time.</summary>
    public SendJournal? Journal { get; init; }

    /// <summary>Whether its items come as fast as they are read, so that it pays to wait for full batches.</summary>
    public bool IsAllThere { get; init; } = true;

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}

using Isobar.Broker;

namespace Isobar.Adapters.Sqlite.Broker;

/// <summary>Reading from disk what is not, or no longer, in memory.</summary>
internal sealed partial class Subscription
{
    /// <summary>Opens the next segment of the backlog.</summary>
    /// <returns>False if there is none.</returns>
    private bool LoadNext()
    {
        while (HasMoreOnDisk)
        {
            if (_reader.Next(Topic.Id, _loadedThrough) is not { } summary)
            {
                _loadedThrough = _newest;
                return false;
            }

            // Read first: if reading fails, the segment must still be the next one, or the floor would pass it.
            var segment = Read(summary);
            _loadedThrough = summary.Id;
            if (segment is not null)
            {
                Open(segment);
            }

            if (segment?.Messages is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>Null if all of it is settled.</returns>
    private OpenSegment? Read(SegmentSummary summary)
    {
        if (_reader.Settled(Id, summary) is not { } settled)
        {
            return null;
        }

        var segment = new OpenSegment(summary, Read(summary.Id), settled);
        _reader.RestoreFaults(Id, segment);
        return segment;
    }

    /// <summary>Makes the messages of a segment available again.</summary>
    private bool Reload(OpenSegment segment) => (segment.Messages ??= Read(segment.Id)) is not null;

    // A damaged segment is set aside: its neighbours go on, and it stays in the file and in the backlog, so nothing is lost that a
    // repair could bring back.
    private OutgoingMessage[]? Read(long segment)
    {
        try
        {
            return _reader.Messages(segment);
        }
        catch (DamagedSegmentException e)
        {
            LogDamaged(_logger, segment, Topic.Name, Name, e.Message);
            return null;
        }
    }
}

namespace Isobar.Broker.Streams;

/// <summary>What a failed delivery says of its messages.</summary>
public enum DeliveryFailure
{
    /// <summary>Of the moment and not of the messages (busy, timeout, outage): nobody's attempt, and no reason to part a batch.</summary>
    ForNow,

    /// <summary>A message is at fault: each is tried by itself, and the one that fails counts an attempt.</summary>
    OfTheMessage,

    /// <summary>Nobody foresaw it, a bug perhaps: each is tried by itself, for as long as the broker keeps it.</summary>
    Unforeseen,
}

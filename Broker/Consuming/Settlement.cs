namespace Isobar.Broker.Consuming;

/// <summary>What becomes of a message that was handled.</summary>
public enum Settlement
{
    /// <summary>Its outcome is durable: acknowledge.</summary>
    Done,

    /// <summary>Not now (busy, timeout, outage): give back, nobody's attempt.</summary>
    Again,

    /// <summary>The message itself is at fault: give back and count the attempt.</summary>
    AtFault,
}

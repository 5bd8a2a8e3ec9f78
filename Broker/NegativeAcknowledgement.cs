namespace Isobar.Broker;

/// <summary>A lease given back.</summary>
/// <param name="AckId">The lease.</param>
/// <param name="MessageAtFault">
/// True if the message itself is the reason (undecodable, invalid), which counts as an attempt. A busy consumer, a timeout or
/// an outage is nobody's attempt.
/// </param>
public readonly record struct NegativeAcknowledgement(string AckId, bool MessageAtFault);

using Isobar.Events;

namespace Isobar.Client.Sending.Delivery;

/// <summary>An item of the source on its way: an event to send, or a fault to report.</summary>
/// <param name="Line">Where it is in the source.</param>
/// <param name="EndOffset">Bytes of the source up to its end.</param>
/// <param name="Json">The event, complete; null if there is a fault.</param>
/// <param name="Fault">Why it is not sent.</param>
internal readonly record struct PreparedEvent(long Line, long EndOffset, byte[]? Json, EventFault? Fault);

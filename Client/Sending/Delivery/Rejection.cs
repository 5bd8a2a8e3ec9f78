namespace Isobar.Client.Sending.Delivery;

/// <summary>An item that did not become an event, and why.</summary>
/// <param name="Line">The line of the source that it begins in.</param>
/// <param name="Field">The field at fault, or empty.</param>
/// <param name="Reason">A sentence that names the limit.</param>
internal readonly record struct Rejection(long Line, string Field, string Reason);

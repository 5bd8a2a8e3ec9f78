namespace Isobar.Events;

/// <summary>Why an event is refused.</summary>
/// <param name="Field">The field at fault, for example <c>latitude</c>; empty if the whole is.</param>
/// <param name="Reason">A sentence that names the limit.</param>
public readonly record struct EventFault(string Field, string Reason)
{
    // The fault of an event without one has no texts at all.
    public override string ToString() => string.IsNullOrEmpty(Field) ? Reason ?? "" : $"{Field}: {Reason}";
}

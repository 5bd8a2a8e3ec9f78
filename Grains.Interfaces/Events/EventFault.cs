namespace Isobar.Events;

/// <summary>Why an event is refused.</summary>
/// <param name="Field">The field at fault, for example <c>latitude</c>; empty if the whole is.</param>
/// <param name="Reason">A sentence that names the limit.</param>
public readonly record struct EventFault(string Field, string Reason)
{
    public override string ToString() => Field.Length == 0 ? Reason : $"{Field}: {Reason}";
}

namespace Isobar.Client.Load.Generation;

/// <summary>What a body holds.</summary>
/// <param name="Distinct">Valid events that were never sent before.</param>
/// <param name="Duplicates">Valid events that were.</param>
/// <param name="Invalid">Events that the server has to reject.</param>
internal readonly record struct BatchContents(int Distinct, int Duplicates, int Invalid);

namespace Isobar.Client.Sending.Reading;

/// <summary>One step of an <see cref="IItemCutter"/>.</summary>
/// <param name="Consumed">How much of the text is dealt with, the item included.</param>
/// <param name="Start">Where the item begins.</param>
/// <param name="Length">The item's length, or -1 if this step found none.</param>
internal readonly record struct ItemCut(int Consumed, int Start, int Length)
{
    public bool Found => Length >= 0;

    public static ItemCut Item(int start, int length, int consumed) => new(consumed, start, length);

    /// <summary>No item in the text up to here; after it, more text is needed.</summary>
    public static ItemCut Nothing(int consumed) => new(consumed, 0, -1);
}

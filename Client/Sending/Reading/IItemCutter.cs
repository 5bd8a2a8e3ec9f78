namespace Isobar.Client.Sending.Reading;

/// <summary>
/// Finds the next item in JSON text that arrives in pieces. It is shown the text from the first byte that it has not consumed
/// yet, and is shown more of it after it found nothing. With <c>isLast</c> no more text comes: what is left is an item, whole or not.
/// </summary>
internal interface IItemCutter
{
    ItemCut Cut(ReadOnlySpan<byte> text, bool isLast);
}

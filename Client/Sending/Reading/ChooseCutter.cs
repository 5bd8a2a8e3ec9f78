namespace Isobar.Client.Sending.Reading;

/// <summary>Chooses how to cut a source into items by its beginning: at least its first line, or all that fits a buffer.</summary>
internal delegate IItemCutter ChooseCutter(ReadOnlySpan<byte> beginning);

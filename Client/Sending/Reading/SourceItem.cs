namespace Isobar.Client.Sending.Reading;

/// <summary>One item of a source.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="EndOffset">Bytes of the source up to its end.</param>
/// <param name="Json">Its text; valid until the next item is read.</param>
internal readonly record struct SourceItem(long Index, long Line, long EndOffset, ReadOnlyMemory<byte> Json);

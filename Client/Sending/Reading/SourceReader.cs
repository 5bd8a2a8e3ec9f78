using System.Runtime.CompilerServices;
using Isobar.Client.CommandLine;

namespace Isobar.Client.Sending.Reading;

/// <summary>Reads a source of any size item by item; it holds one item and what was read along with it.</summary>
/// <param name="stream">UTF-8, with or without a byte order mark.</param>
/// <param name="chooseCutter">Chooses how to cut by how the text begins.</param>
internal sealed class SourceReader(Stream stream, ChooseCutter chooseCutter)
{
    private const int InitialBuffer = 256 * 1024;

    /// <summary>An item beyond this is more than a whole request may hold.</summary>
    private const int LargestItem = 16 * 1024 * 1024;

    private byte[] _buffer = new byte[InitialBuffer];
    private int _start;
    private int _end;
    private bool _isLast;
    private long _offset;
    private long _linesBefore;
    private long _items;

    private ReadOnlySpan<byte> Text => _buffer.AsSpan(_start, _end - _start);

    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ReadBeginningAsync(cancellationToken);
        var cutter = chooseCutter(Text);
        while (true)
        {
            if (Cut(cutter) is { } item)
            {
                yield return item;
            }
            else if (_isLast)
            {
                yield break;
            }
            else
            {
                await FillAsync(cancellationToken);
            }
        }
    }

    private SourceItem? Cut(IItemCutter cutter)
    {
        var cut = cutter.Cut(Text, _isLast);
        SourceItem? item = null;
        if (cut.Found)
        {
            var line = _linesBefore + Text[..cut.Start].Count((byte)'\n') + 1;
            item = new SourceItem(_items++, line, _offset + cut.Consumed, _buffer.AsMemory(_start + cut.Start, cut.Length));
        }

        Consume(cut.Consumed);
        return item;
    }

    private void Consume(int length)
    {
        _linesBefore += Text[..length].Count((byte)'\n');
        _offset += length;
        _start += length;
    }

    // As far as the first line goes, because the shape of a source shows there; a pipe may deliver it in pieces.
    private async Task ReadBeginningAsync(CancellationToken cancellationToken)
    {
        do
        {
            await FillAsync(cancellationToken);
        }
        while (!_isLast && _end < InitialBuffer && !Text.TrimStart(JsonBytes.Whitespace).Contains((byte)'\n'));

        if (Text.StartsWith("\uFEFF"u8))
        {
            Consume(3);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        // The read of a console cannot be cancelled; leaving it behind is what lets ^C end the command.
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).AsTask().WaitAsync(cancellationToken);
        _isLast = read == 0;
        _end += read;
    }

    private void MakeRoom()
    {
        Text.CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end < _buffer.Length)
        {
            return;
        }

        if (_buffer.Length >= LargestItem)
        {
            throw new CommandFailedException(
                $"The text from line {_linesBefore + 1} on is no event: it goes on for more than {LargestItem / 1024 / 1024} MB. Is the format right (--format)?");
        }

        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}

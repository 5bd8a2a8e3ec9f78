namespace Isobar.Client.Tests.Hosting;

/// <summary>Lines of one length, made as they are read.</summary>
internal sealed class EndlessLines(long size) : Stream
{
    public const int LineLength = 1_000;

    private static readonly byte[] Line = [.. "{\"a\":\""u8, .. Enumerable.Repeat((byte)'x', LineLength - 9), .. "\"}\n"u8];

    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length && _position < size)
        {
            var rest = Line.AsSpan((int)(_position % LineLength));
            var length = Math.Min(rest.Length, buffer.Length - written);
            rest[..length].CopyTo(buffer[written..]);
            written += length;
            _position += length;
        }

        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

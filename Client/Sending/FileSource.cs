using System.Security.Cryptography;
using System.Text;
using Isobar.Client.CommandLine;
using Isobar.Client.Sending.Formats;
using Isobar.Client.Sending.Journal;

namespace Isobar.Client.Sending;

/// <summary>
/// A file as a source. What its events lack comes from the file itself: ids from its content's hash and the item's number, times
/// from the journal. So the same file is the same events, whenever and however often it is sent.
/// </summary>
internal static class FileSource
{
    public static async Task<SendSource> OpenAsync(
        string path, IEventFormat format, Uri server, bool restart, Terminal terminal, CancellationToken cancellationToken)
    {
        var stream = Open(path);
        var contentHash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken))[..32];
        stream.Position = 0;
        var name = Path.GetFileName(path);
        var fresh = new JournalEntry { Source = name, Server = server.ToString(), StartedAt = terminal.Clock.GetUtcNow() };
        var journal = SendJournal.Open(StateDirectory.ForSends(terminal), Key(contentHash, format, server), fresh, restart);
        return new SendSource
        {
            Name = name,
            Stream = stream,
            Length = stream.Length,
            Format = format,
            Stamp = new EventStamp(() => journal.Entry.StartedAt, index => $"{contentHash}-{index}", terminal.Clock.GetUtcNow),
            Journal = journal,
        };
    }

    private static string Key(string contentHash, IEventFormat format, Uri server)
    {
        var text = $"{contentHash}\n{format.GetType().Name}\n{server}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"Cannot read \"{path}\": {fault.Message}", fault);
        }
    }
}

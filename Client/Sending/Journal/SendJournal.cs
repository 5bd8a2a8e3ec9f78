using System.Text.Json;
using Isobar.Client.CommandLine;

namespace Isobar.Client.Sending.Journal;

/// <summary>
/// Remembers, for one file and one server, when its sending began and how far it has come. So a send that was interrupted goes
/// on where it stopped, and one that is repeated stamps the same times, gives the same row keys, and doubles nothing.
/// </summary>
internal sealed class SendJournal
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly string _path;

    private SendJournal(string path, JournalEntry entry)
    {
        _path = path;
        Entry = entry;
    }

    public JournalEntry Entry { get; private set; }

    /// <summary>Finds the journal of this source, or begins one.</summary>
    /// <param name="directory">Where journals are kept.</param>
    /// <param name="key">Names the source's content, its format and the server.</param>
    /// <param name="fresh">What a new journal begins with.</param>
    /// <param name="restart">Ignore the one that is there.</param>
    public static SendJournal Open(string directory, string key, JournalEntry fresh, bool restart)
    {
        var path = Path.Combine(directory, key + ".json");
        var known = restart || !File.Exists(path) ? null : Read(path);
        var journal = new SendJournal(path, known is null ? fresh : Continue(known));
        // Before anything is sent, so that a crash right after the first request keeps its time.
        journal.Write(journal.Entry);
        return journal;
    }

    public void Write(JournalEntry entry)
    {
        Entry = entry;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var temporary = $"{_path}.{Environment.ProcessId}";
            File.WriteAllText(temporary, JsonSerializer.Serialize(entry, Options));
            File.Move(temporary, _path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(
                $"Cannot remember how far this send is ({_path}: {fault.Message}). Set XDG_STATE_HOME to a directory that can be written.", fault);
        }
    }

    // A complete send that is repeated sends all again, with the times of the first.
    private static JournalEntry Continue(JournalEntry known) =>
        known.IsComplete ? known with { Position = 0, Accepted = 0, Rejected = 0, IsComplete = false } : known;

    private static JournalEntry Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalEntry>(File.ReadAllText(path), Options)
                ?? throw new JsonException("It is empty.");
        }
        catch (JsonException malformed)
        {
            throw new CommandFailedException(
                $"The journal of this send cannot be read ({path}: {malformed.Message}). Remove it, or send with --restart.", malformed);
        }
    }
}

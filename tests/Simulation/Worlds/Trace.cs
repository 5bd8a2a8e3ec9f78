namespace Isobar.Tests.Simulation.Worlds;

/// <summary>
/// What happened: as a hash (FNV-1a, 64 bits) that two runs of one seed must share, and as lines, if they are wanted.
/// </summary>
internal sealed class Trace(bool keepsLines)
{
    private readonly List<string> _lines = [];
    private ulong _hash = 14695981039346656037;

    public ulong Hash => _hash;

    /// <summary>Whether lines are kept: if not, do not make any.</summary>
    public bool KeepsLines => keepsLines;

    public IReadOnlyList<string> Lines => _lines;

    public void Mix(long value)
    {
        for (var shift = 0; shift < 64; shift += 16)
        {
            _hash = unchecked((_hash ^ (ushort)(value >> shift)) * 1099511628211);
        }
    }

    /// <summary>Notes something that happened: what, and to whom.</summary>
    public void Note(DateTimeOffset now, string what, string subject)
    {
        Mix(what);
        Mix(subject);
        if (keepsLines)
        {
            Tell(now, $"{what} {subject}");
        }
    }

    /// <summary>Adds a line that is not part of the hash.</summary>
    public void Tell(DateTimeOffset now, string line) => _lines.Add($"{now:HH:mm:ss.ffffff} {line}");

    private void Mix(string text)
    {
        foreach (var character in text)
        {
            _hash = unchecked((_hash ^ character) * 1099511628211);
        }
    }
}

namespace Isobar.Tests.Simulation.Worlds;

/// <summary>
/// What happened, as a hash (FNV-1a, 64 bits) that two runs of one seed must share, and on demand as text.
/// </summary>
internal sealed class Trace(TextWriter? output)
{
    private ulong _hash = 14695981039346656037;

    public ulong Hash => _hash;

    public bool IsWritten => output is not null;

    public void Mix(long value)
    {
        for (var shift = 0; shift < 64; shift += 16)
        {
            _hash = unchecked((_hash ^ (ushort)(value >> shift)) * 1099511628211);
        }
    }

    public void Mix(string text)
    {
        foreach (var character in text)
        {
            _hash = unchecked((_hash ^ character) * 1099511628211);
        }
    }

    /// <summary>Notes an event of the world: what, and to whom it happened.</summary>
    public void Note(DateTimeOffset now, string what, string subject)
    {
        Mix(what);
        Mix(subject);
        output?.WriteLine($"{now:HH:mm:ss.fffffff} {what} {subject}");
    }
}

using System.CommandLine;

namespace Isobar.Client.CommandLine;

/// <summary>A command that teaches itself: its help ends with what is good to know, and with examples.</summary>
internal abstract class ClientCommand(string name, string description, params string[] examples)
    : Command(name, description)
{
    /// <summary>What one line of description cannot hold.</summary>
    public string? GoodToKnow { get; protected init; }

    /// <summary>Each a line that can be pasted into a shell.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}

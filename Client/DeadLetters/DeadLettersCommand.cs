using Isobar.Client.CommandLine;

namespace Isobar.Client.DeadLetters;

/// <summary><c>dead-letters</c>: what could not become a row.</summary>
internal sealed class DeadLettersCommand : ClientCommand
{
    public DeadLettersCommand(Terminal terminal)
        : base(
            "dead-letters",
            "What could not become a row: look at it, and send it again after a repair",
            "./isobar dead-letters list",
            "./isobar dead-letters replay --all")
    {
        Add(new ListCommand(terminal));
        Add(new ReplayCommand(terminal));
    }
}

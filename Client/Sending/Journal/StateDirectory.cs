using Isobar.Client.CommandLine;

namespace Isobar.Client.Sending.Journal;

/// <summary>Where this user's programs keep what they want to remember (XDG base directories).</summary>
internal static class StateDirectory
{
    public static string ForSends(Terminal terminal) => Path.Combine(Root(terminal), "isobar", "send");

    private static string Root(Terminal terminal)
    {
        if (terminal.Variable("XDG_STATE_HOME") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        return terminal.Variable("HOME") is { Length: > 0 } home
            ? Path.Combine(home, ".local", "state")
            : Path.GetTempPath();
    }
}

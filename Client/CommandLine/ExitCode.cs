namespace Isobar.Client.CommandLine;

/// <summary>What a command's end tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command was understood and did not succeed, or not entirely.</summary>
    public const int Failed = 1;

    /// <summary>The command was not understood.</summary>
    public const int WrongUse = 2;
}

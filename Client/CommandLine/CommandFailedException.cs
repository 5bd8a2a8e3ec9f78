using System.Net;

namespace Isobar.Client.CommandLine;

/// <summary>Ends a command with one line for the person at the terminal: what went wrong, and what to do about it.</summary>
internal sealed class CommandFailedException : Exception
{
    public CommandFailedException(string message)
        : base(message)
    {
    }

    public CommandFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public int ExitCode { get; private init; } = CommandLine.ExitCode.Failed;

    /// <summary>The server's answer, if that is what failed the command.</summary>
    public HttpStatusCode? Status { get; init; }

    public static CommandFailedException WrongUse(string message) =>
        new(message) { ExitCode = CommandLine.ExitCode.WrongUse };
}

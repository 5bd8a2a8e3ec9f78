namespace Isobar.Client.CommandLine;

/// <summary>Everything of the world outside that a command sees, the network apart.</summary>
internal sealed record Terminal
{
    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public required Stream Input { get; init; }

    /// <summary>Whether a person reads <see cref="Output"/>, so that tables may be as wide as the window.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person watches <see cref="Error"/>, so that progress may move.</summary>
    public bool ErrorIsTerminal { get; init; }

    public required Func<string, string?> Variable { get; init; }

    /// <summary>Waits between attempts and to keep a rate; tests do not.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Spreads retries; nothing here needs to be unpredictable.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Whether ^C and SIGTERM end the command in an orderly way.</summary>
    public bool HandlesSignals { get; init; }

    public static Terminal OfProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        Input = Console.OpenStandardInput(),
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Variable = Environment.GetEnvironmentVariable,
        HandlesSignals = true,
    };
}

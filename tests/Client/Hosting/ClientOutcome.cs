namespace Isobar.Client.Tests.Hosting;

/// <summary>What a command line came to.</summary>
internal sealed record ClientOutcome(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}

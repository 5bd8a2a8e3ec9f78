namespace Isobar.Tests.Simulation.Audits;

/// <summary>Something that is wrong.</summary>
/// <param name="Rule">Which rule it breaks.</param>
/// <param name="Text">How, in a sentence.</param>
/// <param name="About">Words by which the trace knows what it is about: keys, messages, users. Empty: everything.</param>
internal sealed record Finding(Rule Rule, string Text, params IReadOnlyList<string> About)
{
    public override string ToString() => $"{Rule}: {Text}";
}

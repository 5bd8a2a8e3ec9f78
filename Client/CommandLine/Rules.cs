using System.CommandLine;
using System.CommandLine.Parsing;

namespace Isobar.Client.CommandLine;

/// <summary>Rules for what is typed, which look at it only where it could be read: what could not has its message already.</summary>
internal static class Rules
{
    /// <param name="option">The option.</param>
    /// <param name="rule">Holds for what is allowed.</param>
    /// <param name="allowed">The rule in words that follow "It must be".</param>
    public static void Allow<T>(this Option<T> option, Func<T?, bool> rule, string allowed) =>
        option.Validators.Add(result =>
        {
            if (Readable<T>(result) is (true, var value) && !rule(value))
            {
                result.AddError($"{option.Name}: it must be {allowed}.");
            }
        });

    public static bool IsGiven(this CommandResult command, Symbol symbol) => symbol switch
    {
        Option option => command.GetResult(option) is { Implicit: false },
        Argument argument => command.GetResult(argument) is { Tokens.Count: > 0 },
        _ => throw new ArgumentException("Neither an option nor an argument.", nameof(symbol)),
    };

    // The parser tells by an exception, and only here, that a value could not be read.
    private static (bool, T?) Readable<T>(OptionResult result)
    {
        try
        {
            return (true, result.GetValueOrDefault<T>());
        }
        catch (InvalidOperationException)
        {
            return (false, default);
        }
    }
}

using Microsoft.Extensions.Options;

namespace Isobar.Adapters.Sqlite;

/// <summary>Gathers what is wrong with a section of the configuration.</summary>
internal sealed class OptionProblems(string section)
{
    private readonly List<string> _problems = [];

    public void RequireAtLeast(long minimum, long value, string key)
    {
        if (value < minimum)
        {
            _problems.Add($"{section}:{key} is {value}; it must be at least {minimum}.");
        }
    }

    public void RequirePositive(TimeSpan value, string key)
    {
        if (value <= TimeSpan.Zero)
        {
            _problems.Add($"{section}:{key} is {value}; it must be longer than zero.");
        }
    }

    public ValidateOptionsResult ToResult() =>
        _problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_problems);
}

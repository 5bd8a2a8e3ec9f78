using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Isobar;

/// <summary>Options that are checked at start by listing everything that is wrong with them.</summary>
public static class ValidatedOptions
{
    /// <summary>Adds options; <paramref name="faults"/> yields a sentence per fault, which names its key.</summary>
    public static OptionsBuilder<T> AddValidatedOptions<T>(this IServiceCollection services, Func<T, IEnumerable<string>> faults)
        where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new FaultList<T>(faults));
        return services.AddOptions<T>().ValidateOnStart();
    }

    private sealed class FaultList<T>(Func<T, IEnumerable<string>> faults) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var found = faults(options).ToList();
            return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
        }
    }
}

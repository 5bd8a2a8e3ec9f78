using System.CommandLine;
using Isobar.Api.Keys;
using Isobar.Client.CommandLine;

namespace Isobar.Client.Keys;

/// <summary>The option that says whose keys, and the store that it names.</summary>
internal sealed class KeyDirectory(Terminal terminal)
{
    private const string Usual = "data";

    public Option<string> Data { get; } = new("--data")
    {
        Description = "The data directory, as given to ./isobar up",
        HelpName = "DIR",
        DefaultValueFactory = _ => Usual,
    };

    /// <summary>Uses the store; what is wrong with its file becomes the command's failure.</summary>
    public T Use<T>(ParseResult parsed, Func<ApiKeyStore, T> use)
    {
        try
        {
            return use(new ApiKeyStore(Path.GetFullPath(parsed.GetRequiredValue(Data)), terminal.Clock));
        }
        catch (ApiKeyFileException fault)
        {
            throw new CommandFailedException(fault.Message, fault);
        }
    }
}

using System.CommandLine;

namespace Isobar.Client.CommandLine;

/// <summary>The options that every command has.</summary>
internal static class GlobalOptions
{
    public const string DefaultServer = "http://127.0.0.1:8080";

    public static readonly Option<string?> Server = new("--server")
    {
        Description = $"Where Isobar runs (environment: ISOBAR_SERVER) [default: {DefaultServer}]",
        HelpName = "URL",
        Recursive = true,
    };

    public static readonly Option<string?> Key = new("--key")
    {
        Description = "API key, if that server asks for one (environment: ISOBAR_API_KEY, which other processes do not see)",
        HelpName = "KEY",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "JSON on standard output, for programs",
        Recursive = true,
    };

    /// <summary>The server that the options or the environment name.</summary>
    public static Uri ServerAddress(this ParseResult parsed, Terminal terminal)
    {
        var text = parsed.GetValue(Server) ?? terminal.Variable("ISOBAR_SERVER") ?? DefaultServer;
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            ? address
            : throw CommandFailedException.WrongUse($"\"{text}\" is not the address of a server: give one such as {DefaultServer}.");
    }

    public static string? ApiKey(this ParseResult parsed, Terminal terminal)
    {
        var key = parsed.GetValue(Key) ?? terminal.Variable("ISOBAR_API_KEY");
        return string.IsNullOrWhiteSpace(key) ? null : key.Trim();
    }
}

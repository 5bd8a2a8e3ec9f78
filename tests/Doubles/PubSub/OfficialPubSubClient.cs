using System.Text.Json;

namespace Isobar.Tests.Doubles.PubSub;

/// <summary>
/// Google's own Pub/Sub client for Node.js (<c>@google-cloud/pubsub</c>, gRPC): a second opinion on what Isobar's client publishes and pulls. Its
/// packages are installed once, below <c>artifacts/</c>.
/// </summary>
public sealed class OfficialPubSubClient
{
    private const string Script = "client.mjs";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _node;
    private readonly string _folder;
    private readonly Dictionary<string, string> _environment;

    private OfficialPubSubClient(string node, string folder, string emulatorHost, string project)
    {
        (_node, _folder) = (node, folder);
        _environment = new(StringComparer.Ordinal) { ["PUBSUB_EMULATOR_HOST"] = emulatorHost, ["PUBSUB_PROJECT_ID"] = project };
    }

    /// <summary>The client, or null: then what is missing here has been said.</summary>
    /// <param name="emulatorHost">Host and port.</param>
    /// <param name="project">The project.</param>
    /// <param name="say">Takes the one line that says what is missing.</param>
    public static async Task<OfficialPubSubClient?> FindAsync(string emulatorHost, string project, Action<string> say)
    {
        if (ProgramPath.Find("node") is not { } node || ProgramPath.Find("npm") is not { } npm)
        {
            say("Not tested: Node.js is not installed here (node, npm), which Google's own Pub/Sub client needs.");
            return null;
        }

        try
        {
            return new OfficialPubSubClient(node, await NodePackages.InstallAsync(npm), emulatorHost, project);
        }
        catch (ProgramFailedException failed)
        {
            say($"Not tested: the packages of Google's own Pub/Sub client cannot be installed here: {failed.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    /// <summary>Publishes messages, and returns their ids.</summary>
    public async Task<IReadOnlyList<string>> PublishAsync(string topic, IEnumerable<OfficialMessage> messages)
    {
        var input = string.Join('\n', messages.Select(message => JsonSerializer.Serialize(message)));
        return Lines(await RunAsync(input, "publish", topic));
    }

    /// <summary>Reads and acknowledges messages until there are <paramref name="count"/>.</summary>
    public async Task<IReadOnlyList<OfficialMessage>> ReadAsync(string subscription, int count)
    {
        var output = await RunAsync("", "read", subscription, $"{count}");
        return [.. Lines(output).Select(line => JsonSerializer.Deserialize<OfficialMessage>(line)!)];
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Task<string> RunAsync(string input, params string[] arguments) =>
        ProgramRun.RunAsync(_node, [Path.Combine(_folder, Script), .. arguments], _folder, _environment, input, Patience);
}

using Isobar.Client.CommandLine;

namespace Isobar.Client.Keys;

/// <summary><c>keys</c>: who may talk to a server. It works on the data directory, so that the first key needs no key.</summary>
internal sealed class KeysCommand : ClientCommand
{
    public KeysCommand(Terminal terminal)
        : base(
            "keys",
            "API keys: make, list, end; on the machine with the data directory, whether Isobar runs or not",
            "./isobar keys create --name phone-app --scope write",
            "./isobar keys list",
            "./isobar keys revoke 1f2e3d4c5b6a")
    {
        GoodToKnow = "A server without keys listens on this machine only. A change counts from the next request on.";
        Add(new CreateCommand(terminal));
        Add(new ListCommand(terminal));
        Add(new RevokeCommand(terminal));
    }
}

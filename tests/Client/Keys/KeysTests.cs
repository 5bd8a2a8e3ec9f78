using System.Text.Json;
using Isobar.Api.Keys;
using Isobar.Client.Tests.Hosting;

namespace Isobar.Client.Tests.Keys;

public sealed class KeysTests : IDisposable
{
    private readonly ClientHarness _client = new();

    private string Data => _client.PathOf("data");

    [Fact]
    public async Task A_key_is_shown_once_and_opens_the_door()
    {
        var created = await _client.RunAsync("keys", "create", "--name", "phone", "--scope", "write", "--data", Data);

        var text = created.Output.Trim();
        var key = new ApiKeyStore(Data, TimeProvider.System).Find(text);
        Assert.Equal((0, "phone"), (created.ExitCode, key?.Name));
        Assert.Equal([ApiScope.Write], key!.Scopes);
        var listed = await _client.RunAsync("keys", "list", "--data", Data);
        Assert.Contains(key.Id, listed.Output);
        Assert.DoesNotContain(text, listed.Output + File.ReadAllText(Path.Combine(Data, ApiKeyStore.FileName)));
    }

    [Fact]
    public async Task A_revoked_key_is_gone()
    {
        var created = await _client.RunAsync("keys", "create", "--name", "me", "--json", "--data", Data);
        var answer = JsonDocument.Parse(created.Output).RootElement;
        var id = answer.GetProperty("key").GetProperty("id").GetString()!;

        var revoked = await _client.RunAsync("keys", "revoke", id, "--data", Data);
        var again = await _client.RunAsync("keys", "revoke", id, "--data", Data);

        Assert.Equal((0, 1), (revoked.ExitCode, again.ExitCode));
        Assert.Null(new ApiKeyStore(Data, TimeProvider.System).Find(answer.GetProperty("text").GetString()!));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, ApiKeyStore.FileName), "{");

        var outcome = await _client.RunAsync("keys", "list", "--data", Data);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(ApiKeyStore.FileName, outcome.Error);
    }

    [Fact]
    public async Task Without_keys_the_list_says_how_to_make_one()
    {
        var outcome = await _client.RunAsync("keys", "list", "--data", Data);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("./isobar keys create", outcome.Output);
    }

    public void Dispose() => _client.Dispose();
}

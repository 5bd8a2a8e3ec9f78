using Isobar.Api.Keys;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Api.Tests.Keys;

public sealed class ApiKeyStoreTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("isobar-keys-").FullName;

    private string FilePath => Path.Combine(_directory, ApiKeyStore.FileName);

    [Fact]
    public void A_key_is_found_by_its_text_and_its_text_is_not_in_the_file()
    {
        var store = Open();
        var created = store.Create("shop", ApiScope.Write);

        Assert.Matches("^isobar_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$", created.Text);
        Assert.Equal(created.Key.Id, store.Find(created.Text)?.Id);
        Assert.DoesNotContain(created.Text[^43..], File.ReadAllText(FilePath), StringComparison.Ordinal);
        Assert.Null(store.Find(created.Text[..^1]));
        Assert.Null(store.Find("isobar_" + created.Key.Id + "_" + new string('A', 43)));
    }

    [Fact]
    public void Another_store_on_the_same_directory_sees_every_change()
    {
        var (one, other) = (Open(), Open());
        Assert.False(other.HasKeys);

        var key = one.Create("shop", ApiScope.Write, ApiScope.Read);

        Assert.True(other.HasKeys);
        Assert.Equal([ApiScope.Write, ApiScope.Read], Assert.Single(other.List()).Scopes);
        Assert.True(other.Revoke(key.Key.Id));
        Assert.False(other.Revoke(key.Key.Id));
        Assert.Null(one.Find(key.Text));
        Assert.False(one.HasKeys);
    }

    [Fact]
    public void A_file_behind_links_that_is_replaced_is_seen()
    {
        // As Kubernetes mounts a secret: keys.json leads to ..data/keys.json, and ..data to the folder of the newest version.
        var (old, replaced) = (Folder("first"), Folder("second"));
        new ApiKeyStore(replaced, TimeProvider.System).Create("shop", ApiScope.Read);
        var key = new ApiKeyStore(old, TimeProvider.System).Create("shop", ApiScope.Read);
        var data = Path.Combine(_directory, "..data");
        Directory.CreateSymbolicLink(data, old);
        File.CreateSymbolicLink(FilePath, Path.Combine("..data", ApiKeyStore.FileName));
        var store = Open();
        Assert.NotNull(store.Find(key.Text));

        Directory.Delete(data);
        Directory.CreateSymbolicLink(data, replaced);

        Assert.Null(store.Find(key.Text));
    }

    [Fact]
    public async Task Keys_made_by_many_at_once_are_all_kept()
    {
        var store = Open();

        await Parallel.ForAsync(0, 50, (number, _) =>
        {
            store.Create($"key {number}", ApiScope.Read);
            return ValueTask.CompletedTask;
        });

        Assert.Equal(50, Open().List().Select(key => key.Id).Distinct().Count());
    }

    [Fact]
    public void The_file_is_for_its_owner_only()
    {
        Open().Create("shop", ApiScope.Write);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        }
    }

    [Fact]
    public void A_change_during_another_process_is_refused_and_changes_nothing()
    {
        Open().Create("first", ApiScope.Write);
        using (File.Open($"{FilePath}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Throws<ApiKeyFileException>(() => Open().Create("second", ApiScope.Write));
        }

        Assert.Single(Open().List());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"keys\":[{\"id\":\"x\"}]}")]
    public void A_damaged_file_is_named_and_never_overwritten(string contents)
    {
        File.WriteAllText(FilePath, contents);

        var fault = Assert.Throws<ApiKeyFileException>(() => Open().HasKeys);
        Assert.Throws<ApiKeyFileException>(() => Open().Create("shop", ApiScope.Write));

        Assert.Contains(FilePath, fault.Message, StringComparison.Ordinal);
        Assert.Equal(contents, File.ReadAllText(FilePath));
    }

    [Fact]
    public void A_file_of_version_1_is_read()
    {
        File.WriteAllText(FilePath, """
            {"keys":[{"id":"0123456789ab","name":"shop","scopes":["Write","Admin"],"created_at":"2026-06-01T12:00:00+00:00",
            "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],"version":1}
            """);

        var key = Assert.Single(Open().List());

        Assert.Equal([ApiScope.Write, ApiScope.Admin], key.Scopes);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_directory, name)).FullName;

    private ApiKeyStore Open() => new(_directory, new FakeTimeProvider());
}

using System.Text.Json;

namespace Isobar.Api.Keys;

/// <summary>
/// The keys of one data directory, in the file <c>keys.json</c>: hashes only, readable by the owner only, always replaced whole.
/// </summary>
/// <remarks>
/// A running service and the command line share the file without talking to each other: every look notices a replaced file,
/// so that a key created or revoked by a command counts from the next request on. A file that cannot be read lets nobody in.
/// All members may be called from any number of callers at once.
/// </remarks>
public sealed class ApiKeyStore(string dataDirectory, TimeProvider time)
{
    public const string FileName = "keys.json";
    public const int MaximumNameCharacters = 100;

    private readonly string _path = Path.Combine(dataDirectory, FileName);
    private readonly Lock _lock = new();
    private volatile Contents? _contents;

    /// <summary>Whether there is any key.</summary>
    /// <exception cref="ApiKeyFileException">The file cannot be read.</exception>
    public bool HasKeys => Read().Keys.Count > 0;

    /// <summary>Makes a key and stores its hash. The text in the answer is not kept anywhere.</summary>
    /// <exception cref="ArgumentException">The name is not 1 to 100 characters, or there is no scope.</exception>
    /// <exception cref="ApiKeyFileException">The file cannot be read or written.</exception>
    public CreatedApiKey Create(string name, params IReadOnlyList<ApiScope> scopes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(name.Length, nameof(name));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, MaximumNameCharacters, nameof(name));
        ArgumentOutOfRangeException.ThrowIfZero(scopes.Count, nameof(scopes));

        var id = ApiKeyText.NewId();
        var text = ApiKeyText.New(id);
        var key = new ApiKey(id, name, [.. scopes.Distinct().Order()], time.GetUtcNow(), ApiKeyText.Hash(text));
        Change(keys => [.. keys, key]);
        return new CreatedApiKey(key, text);
    }

    /// <summary>All keys, oldest first.</summary>
    /// <exception cref="ApiKeyFileException">The file cannot be read.</exception>
    public IReadOnlyList<ApiKey> List() => Read().Keys;

    /// <summary>Ends a key.</summary>
    /// <returns>False if there is none with this id.</returns>
    /// <exception cref="ApiKeyFileException">The file cannot be read or written.</exception>
    public bool Revoke(string id)
    {
        var found = false;
        Change(keys =>
        {
            found = keys.Any(key => key.Id == id);
            return [.. keys.Where(key => key.Id != id)];
        });
        return found;
    }

    /// <summary>The key that this text is, or null.</summary>
    /// <exception cref="ApiKeyFileException">The file cannot be read.</exception>
    public ApiKey? Find(string text)
    {
        var id = ApiKeyText.IdOf(text);
        var key = id is null ? null : Read().Keys.FirstOrDefault(stored => stored.Id == id);
        return key is not null && ApiKeyText.Matches(key, text) ? key : null;
    }

    private void Change(Func<IReadOnlyList<ApiKey>, IReadOnlyList<ApiKey>> change)
    {
        lock (_lock)
        {
            using var turn = ApiKeyFileLock.Take(_path);
            var changed = new ApiKeyFile(change(Load().Keys));
            OwnerOnlyFile.Replace(_path, JsonSerializer.SerializeToUtf8Bytes(changed, ApiKeyFileJson.Default.ApiKeyFile));
            _contents = null;
        }
    }

    private ApiKeyFile Read()
    {
        var stamp = FileStamp.Of(_path);
        if (_contents is { } known && known.Stamp == stamp)
        {
            return known.File;
        }

        // The stamp is older than what is loaded, never newer: a file replaced in between is read again next time.
        var contents = new Contents(stamp, Load());
        _contents = contents;
        return contents.File;
    }

    private ApiKeyFile Load()
    {
        try
        {
            using var file = File.OpenRead(_path);
            return JsonSerializer.Deserialize(file, ApiKeyFileJson.Default.ApiKeyFile)
                ?? throw new JsonException("It is null.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return ApiKeyFile.Empty;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ApiKeyFileException(
                $"The API keys in {_path} cannot be read: {fault.Message} Restore the file, or delete it and create new keys.", fault);
        }
    }

    private sealed record Contents(FileStamp Stamp, ApiKeyFile File);
}

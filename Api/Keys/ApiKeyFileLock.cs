namespace Isobar.Api.Keys;

/// <summary>One change at a time, across processes: two commands at once would else lose a key, or revive a revoked one.</summary>
internal static class ApiKeyFileLock
{
    /// <exception cref="ApiKeyFileException">Another process is changing the keys, or the directory cannot be written.</exception>
    public static IDisposable Take(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ApiKeyFileException($"{path} cannot be changed now: {fault.Message} Try again.", fault);
        }
    }
}

namespace Isobar.Adapters.Sqlite;

/// <summary>
/// The directory that holds the embedded services' files. It belongs to one process at a time, held by an exclusive lock
/// on a file, which the operating system lets go of however the process ends.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockFile = "isobar.lock";

    private readonly FileStream _lock;

    /// <summary>Creates the directory if it is missing, and takes it.</summary>
    /// <exception cref="DataDirectoryException">Another process has it, or it cannot be written.</exception>
    public DataDirectory(string path)
    {
        FullPath = Path.GetFullPath(path);
        _lock = Take(FullPath);
    }

    public string FullPath { get; }

    public string PathOf(string fileName) => Path.Combine(FullPath, fileName);

    public void Dispose() => _lock.Dispose();

    private static FileStream Take(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(directory, e);
        }

        try
        {
            return new FileStream(
                Path.Combine(directory, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw new DataDirectoryException(
                $"The data directory {directory} is in use by another Isobar process. Stop that process, or choose another directory (--data).", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(directory, e);
        }
    }

    // .NET has no exception of its own for a lock that somebody holds. EWOULDBLOCK of flock, which differs between Linux and macOS; a sharing
    // violation of Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static DataDirectoryException Unwritable(string directory, Exception e) => new(
        $"The data directory {directory} cannot be written ({e.Message}). Make it writable for this user, or choose another directory (--data).", e);
}

namespace Isobar.Api.Keys;

/// <summary>A file that only its owner may read (mode 0600), replaced whole or not at all.</summary>
internal static class OwnerOnlyFile
{
    /// <exception cref="ApiKeyFileException">It cannot be written.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> contents)
    {
        var draft = $"{path}.new";
        try
        {
            File.Delete(draft);
            using (var file = Open(draft))
            {
                file.Write(contents);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ApiKeyFileException($"{path} cannot be written: {fault.Message}", fault);
        }
    }

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}

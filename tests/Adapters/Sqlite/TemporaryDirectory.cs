namespace Isobar.Tests.Adapters.Sqlite;

/// <summary>A directory that is gone after the test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("isobar-").FullName;

    public string PathOf(string file) => Path.Combine(FullPath, file);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}

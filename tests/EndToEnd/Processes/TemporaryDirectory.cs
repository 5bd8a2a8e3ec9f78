namespace Isobar.Tests.EndToEnd.Processes;

/// <summary>A data directory that is gone after the test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("isobar-e2e-").FullName;

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}

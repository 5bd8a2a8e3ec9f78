namespace Isobar.Tests.Deploy.Tools;

/// <summary>A directory that is gone after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("isobar-deploy-").FullName;

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}

using Isobar.Adapters.Sqlite;

namespace Isobar.Bench.EmbeddedServices;

/// <summary>A data directory on the disk of the working directory, gone afterwards.</summary>
internal sealed class BenchDirectory : IDisposable
{
    private readonly string _path = Path.GetFullPath($"bench-data-{Environment.ProcessId}");

    public BenchDirectory() => Data = new DataDirectory(_path);

    public DataDirectory Data { get; }

    public void Dispose()
    {
        Data.Dispose();
        Directory.Delete(_path, recursive: true);
    }
}

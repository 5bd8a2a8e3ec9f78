using System.Diagnostics;
using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Warehouse;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Isobar.Tests.Adapters.Sqlite;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Directory_that_is_taken_is_refused_in_one_line()
    {
        using var first = new DataDirectory(_directory.FullPath);

        var refused = Assert.Throws<DataDirectoryException>(() => new DataDirectory(_directory.FullPath));

        Assert.Contains(_directory.FullPath, refused.Message, StringComparison.Ordinal);
        Assert.Contains("in use by another Isobar process", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void Directory_held_by_another_process_is_refused()
    {
        // flock is what .NET's FileShare.None becomes on Linux.
        using var other = Process.Start(new ProcessStartInfo("flock", [_directory.PathOf("isobar.lock"), "sh", "-c", "echo taken; read line"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("taken", other.StandardOutput.ReadLine());

        Assert.Throws<DataDirectoryException>(() => new DataDirectory(_directory.FullPath));

        other.StandardInput.Close();
        other.WaitForExit();
        using var free = new DataDirectory(_directory.FullPath);
    }

    [Fact]
    public void Lock_that_cannot_be_opened_is_not_taken_for_one_that_another_process_holds()
    {
        // A link to itself: the open fails with an IOException as a held lock does, and as a read-only file system does, which a test cannot make.
        File.CreateSymbolicLink(_directory.PathOf("isobar.lock"), _directory.PathOf("isobar.lock"));

        var refused = Assert.Throws<DataDirectoryException>(() => new DataDirectory(_directory.FullPath));

        Assert.Contains($"{_directory.FullPath} cannot be written", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Directory_is_free_after_disposal()
    {
        new DataDirectory(_directory.FullPath).Dispose();

        using var second = new DataDirectory(_directory.FullPath);
        Assert.Equal(_directory.FullPath, second.FullPath);
    }

    [Fact]
    public void Directory_that_cannot_be_made_is_refused()
    {
        File.WriteAllText(_directory.PathOf("file"), string.Empty);

        var refused = Assert.Throws<DataDirectoryException>(() => new DataDirectory(_directory.PathOf("file/below")));

        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(_directory.PathOf("warehouse.db"), new string('x', 8192));

        AssertRefused("is not a database");
    }

    [Fact]
    public async Task Damaged_file_is_refused()
    {
        await OpenAndCloseAsync();
        using (var file = File.OpenWrite(_directory.PathOf("warehouse.db")))
        {
            file.Seek(200, SeekOrigin.Begin);
            file.Write(Enumerable.Repeat((byte)0xA5, 3_800).ToArray());
        }

        AssertRefused("is damaged");
    }

    [Fact]
    public async Task Database_of_another_program_is_refused()
    {
        await ExecuteAsync("CREATE TABLE bookmarks(url TEXT)");

        AssertRefused("another program");
    }

    [Fact]
    public async Task File_of_another_version_is_refused()
    {
        await OpenAndCloseAsync();
        await ExecuteAsync("PRAGMA user_version=99");

        AssertRefused("schema version 99");
    }

    private void AssertRefused(string reason)
    {
        using var data = new DataDirectory(_directory.FullPath);
        var refused = Assert.Throws<DataDirectoryException>(() => Open(data));
        Assert.Contains(_directory.PathOf("warehouse.db"), refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private async Task OpenAndCloseAsync()
    {
        using var data = new DataDirectory(_directory.FullPath);
        await Open(data).DisposeAsync();
    }

    private static SqliteWarehouse Open(DataDirectory data) => new(
        data, Options.Create(new SqliteOptions()), Options.Create(new SqliteWarehouseOptions()), TimeProvider.System);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_directory.PathOf("warehouse.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

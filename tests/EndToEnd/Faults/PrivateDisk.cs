using System.Diagnostics;
using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>
/// A small disk of one test, in a mount namespace of its own: it may be full or read-only and nobody else notices, and it is gone when the test
/// is, however that ends. Only commands that run <see cref="Within"/> see it under its path.
/// </summary>
public sealed class PrivateDisk : IAsyncDisposable
{
    private const string Mounted = "mounted";
    private const int BlockBytes = 64 * 1024;

    // In memory: no file system has to be made, and nothing is left to be repaired.
    private const string MountMemory = "mount -t tmpfs -o size=$1m isobar-test $2";
    private const string MountImage = "truncate -s $1m $3 && mkfs.ext4 -q -F $3 && mount -o loop $3 $2";

    private static readonly Rights Own = new(["--mount"], ["--mount"]);
    private static readonly Rights OfAUserNamespace = new(["--map-root-user", "--mount"], ["--user", "--preserve-credentials", "--mount"]);

    private readonly TemporaryDirectory _place = new();
    private readonly Process _holder;

    private PrivateDisk(string mount, int megabytes, Rights rights)
    {
        Directory.CreateDirectory(FullPath);
        var start = new ProcessStartInfo(
            "unshare", [.. rights.Unshare, "sh", "-c", $"{mount} && echo {Mounted} && read end", "sh", $"{megabytes}", FullPath, Image])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _holder = Process.Start(start)!;
        Within = ["nsenter", .. rights.Enter, "--target", $"{_holder.Id}"];
    }

    /// <summary>Where it is mounted.</summary>
    public string FullPath => Path.Combine(_place.FullPath, "disk");

    /// <summary>What a command is preceded by to see the disk.</summary>
    public IReadOnlyList<string> Within { get; }

    private string Image => Path.Combine(_place.FullPath, "image");

    private string Filler => Inside("filler");

    /// <summary>A disk in memory; null, with the reason printed, where none can be had.</summary>
    public static async Task<PrivateDisk?> TryMountAsync(ITestOutputHelper output, int megabytes) =>
        await TryAsync(output, MountMemory, megabytes, Own) ?? await TryAsync(output, MountMemory, megabytes, OfAUserNamespace);

    /// <summary>An ext4 file system, which can give up; null, with the reason printed, where none can be had.</summary>
    public static Task<PrivateDisk?> TryMountExt4Async(ITestOutputHelper output, int megabytes) =>
        TryAsync(output, MountImage, megabytes, Own);

    /// <summary>A file of the disk, as the test itself sees it.</summary>
    public string Inside(string name) => $"/proc/{_holder.Id}/root{FullPath}/{name}";

    /// <summary>Leaves no page free.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var block = new byte[BlockBytes];
        try
        {
            while (true)
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    /// <summary>Has the file system of an image repaired, as after an error of the disk below it. Nobody may use it.</summary>
    public async Task RepairAsync()
    {
        await RunAsync("umount", FullPath);
        await RunAsync("sh", "-c", $"e2fsck -p {Image} > /dev/null; test $? -lt 4");
        await RunAsync("mount", "-o", "loop", Image, FullPath);
    }

    /// <summary>Runs a command that sees the disk.</summary>
    public async Task RunAsync(params string[] command)
    {
        using var run = Process.Start(new ProcessStartInfo(Within[0], [.. Within.Skip(1), .. command])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        var errors = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', command)}: {errors}");
    }

    public async ValueTask DisposeAsync()
    {
        _holder.StandardInput.Close();
        await _holder.WaitForExitAsync();
        _holder.Dispose();
        _place.Dispose();
    }

    private static async Task<PrivateDisk?> TryAsync(ITestOutputHelper output, string mount, int megabytes, Rights rights)
    {
        var disk = new PrivateDisk(mount, megabytes, rights);
        if (await disk._holder.StandardOutput.ReadLineAsync() == Mounted)
        {
            return disk;
        }

        var reason = await disk._holder.StandardError.ReadToEndAsync();
        output.WriteLine($"Not tested: no disk of its own can be mounted here: {reason.ReplaceLineEndings(" ")}");
        await disk.DisposeAsync();
        return null;
    }

    private sealed record Rights(string[] Unshare, string[] Enter);
}

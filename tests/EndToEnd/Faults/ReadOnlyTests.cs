using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>
/// A data directory that cannot be written. Linux refuses to mount a disk read-only while files of it are open for writing, so a running silo
/// meets one in two other ways: somebody protects its files, or the file system gives up after an error of the disk below it.
/// </summary>
public sealed class ReadOnlyTests(ITestOutputHelper output)
{
    private const int Megabytes = 64;
    private const int Lines = 2_000;

    // The index of a log, which is mapped memory, is not among them.
    private static readonly string[] Files =
        ["broker.db", "broker.db-wal", "grains.db", "grains.db-wal", "warehouse.db", "warehouse.db-wal"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_read_only_directory_is_named_at_the_start(bool isUsed)
    {
        await using var disk = await PrivateDisk.TryMountAsync(output, Megabytes);
        if (disk is null)
        {
            return;
        }

        if (isUsed)
        {
            using var run = new FaultyRun(disk.Within, disk.FullPath);
            await run.StartAsync();
            await run.KillAsync();
        }

        await disk.RunAsync("mount", "-o", "remount,ro", disk.FullPath);
        using var silo = SiloProcess.Launch(disk.Within, disk.FullPath);

        Assert.Equal(1, await silo.ExitAsync());
        Assert.StartsWith($"isobar: The data directory {disk.FullPath} cannot be written (Read-only file system", silo.Errors, StringComparison.Ordinal);
        Assert.Single(silo.Errors.Split('\n'));
    }

    [Fact]
    public async Task Files_that_are_protected_while_it_runs_cost_503_until_they_are_not_and_everything_goes_on_by_itself()
    {
        await using var disk = await PrivateDisk.TryMountExt4Async(output, Megabytes);
        if (disk is null)
        {
            return;
        }

        using var run = new FaultyRun(disk.Within, disk.FullPath);
        await run.StartAsync();
        run.BeginSending();
        await run.UntilAcceptedAsync(Lines);

        var files = Files.Select(name => Path.Combine(disk.FullPath, name)).ToArray();
        await disk.RunAsync(["chattr", "+i", .. files]);
        await ExpectRefusalsAsync(disk, run);
        await disk.RunAsync(["chattr", "-i", .. files]);

        await run.UntilAcceptedAsync(Lines);
        await run.ExpectEachOnceAsync();
    }

    [Fact]
    public async Task A_file_system_that_gives_up_costs_503_and_nothing_that_was_accepted()
    {
        await using var disk = await PrivateDisk.TryMountExt4Async(output, Megabytes);
        if (disk is null)
        {
            return;
        }

        using var run = new FaultyRun(disk.Within, disk.FullPath);
        await run.StartAsync();
        run.BeginSending();
        await run.UntilAcceptedAsync(Lines);

        // What ext4 does by itself after an error: read-only, open files included, until it is mounted anew. Linux may tell a sync that is under way just then
        // that it succeeded, although its data are lost (docs/guarantees.md, "Not promised"); so none is.
        await run.Silo.StandStillAsync();
        await disk.RunAsync("mount", "-o", "remount,abort", disk.FullPath);
        await run.Silo.SignalAsync("CONT");
        await ExpectRefusalsAsync(disk, run);
        Assert.False(run.Silo.HasExited);
        await run.KillAsync();
        await disk.RepairAsync();
        await run.StartAsync();

        await run.UntilAcceptedAsync(Lines);
        await run.ExpectEachOnceAsync();
    }

    private async Task ExpectRefusalsAsync(PrivateDisk disk, FaultyRun run)
    {
        var refusals = await run.UntilRefusedAsync();
        output.WriteLine($"Read-only after {run.Sent} lines: {refusals[0]}");
        Assert.All(refusals, refusal =>
        {
            Assert.Contains(Path.Combine(disk.FullPath, "broker.db"), refusal, StringComparison.Ordinal);
            Assert.Contains("read-only", refusal, StringComparison.Ordinal);
        });
    }
}

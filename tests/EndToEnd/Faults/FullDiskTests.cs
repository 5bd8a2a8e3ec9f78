using Isobar.Tests.EndToEnd.Processes;
using Xunit.Abstractions;

namespace Isobar.Tests.EndToEnd.Faults;

/// <summary>A disk without a free page: nothing is accepted that cannot be kept, and nothing that was accepted is lost.</summary>
public sealed class FullDiskTests(ITestOutputHelper output)
{
    private const int Megabytes = 48;
    private const int Lines = 3_000;

    // So that logs are copied into their databases while the disk is full too.
    private static readonly string[] ShortLogs = ["--set", "Sqlite:CheckpointPages=200"];

    [Fact]
    public async Task While_the_disk_is_full_events_are_answered_503_and_with_room_everything_goes_on_by_itself()
    {
        await using var disk = await PrivateDisk.TryMountAsync(output, Megabytes);
        if (disk is null)
        {
            return;
        }

        using var run = new FaultyRun(disk.Within, disk.FullPath);
        await run.StartAsync();
        run.BeginSending();
        for (var time = 0; time < 3; time++)
        {
            await run.UntilAcceptedAsync(Lines);
            await FillAsync(disk, run);

            // What it has is still to be read.
            await run.Client.CountAsync("select count(*) from enriched_events");
            disk.MakeRoom();
        }

        await run.UntilAcceptedAsync(Lines);
        await run.ExpectEachOnceAsync();
        Assert.False(run.Silo.HasExited);
    }

    [Fact]
    public async Task A_process_killed_on_a_full_disk_loses_nothing_that_it_accepted()
    {
        await using var disk = await PrivateDisk.TryMountAsync(output, Megabytes);
        if (disk is null)
        {
            return;
        }

        using var run = new FaultyRun(disk.Within, disk.FullPath, ShortLogs);
        await run.StartAsync();
        run.BeginSending();
        await run.UntilAcceptedAsync(Lines);
        await FillAsync(disk, run);

        await run.KillAsync();
        run.Launch();

        // The last page of a log may have room for what a start writes; then the silo runs, and waits for more.
        var isReady = await run.IsReadyWithinAsync(TimeSpan.FromSeconds(30));
        output.WriteLine($"A start on the full disk: {(isReady ? "ready" : run.Silo.Errors)}");
        if (!isReady)
        {
            await ExpectRefusalAsync(disk, run.Silo);
        }

        disk.MakeRoom();
        if (!isReady)
        {
            await run.StartAsync();
        }

        await run.UntilAcceptedAsync(Lines);
        await run.ExpectEachOnceAsync();
    }

    [Fact]
    public async Task A_disk_without_room_for_the_files_of_a_silo_is_named_at_its_start()
    {
        await using var disk = await PrivateDisk.TryMountAsync(output, megabytes: 1);
        if (disk is null)
        {
            return;
        }

        disk.Fill();
        using var silo = SiloProcess.Launch(disk.Within, disk.FullPath);
        await ExpectRefusalAsync(disk, silo);
    }

    private async Task FillAsync(PrivateDisk disk, FaultyRun run)
    {
        disk.Fill();
        var refusals = await run.UntilRefusedAsync();
        output.WriteLine($"Full after {run.Sent} lines: {refusals[0]}");
        Assert.All(refusals, refusal => Assert.StartsWith(
            $"No space is left for {Path.Combine(disk.FullPath, "broker.db")}. Free space", refusal, StringComparison.Ordinal));
    }

    private static async Task ExpectRefusalAsync(PrivateDisk disk, SiloProcess silo)
    {
        Assert.Equal(1, await silo.ExitAsync());
        Assert.Contains("No space is left", silo.Errors, StringComparison.Ordinal);
        Assert.Contains(disk.FullPath, silo.Errors, StringComparison.Ordinal);
        Assert.Single(silo.Errors.Split('\n'));
    }
}

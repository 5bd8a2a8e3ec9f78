using System.Collections.Concurrent;
using System.Diagnostics;
using Isobar.Adapters.Sqlite;
using Isobar.Adapters.Sqlite.Warehouse;
using Isobar.Events;
using Isobar.Warehousing;
using Microsoft.Extensions.Options;

namespace Isobar.Bench.Warehouse;

/// <summary>Appends rows to a real warehouse and prints how fast, million by million.</summary>
internal sealed class WarehouseBench(BenchSettings settings)
{
    private const long Million = 1_000_000;

    private readonly ConcurrentQueue<long> _appendMs = new();
    private long _next;
    private long _stored;
    private long _longestMs;

    public async Task RunAsync()
    {
        Console.WriteLine(settings with { Postgres = settings.Postgres is null ? null : "…" });
        if (settings.Postgres is { } connectionString)
        {
            await using var postgres = await PostgresTarget.OpenAsync(connectionString);
            await AppendAllAsync(postgres.Warehouse);
            await MeasureReadsAsync(postgres.Warehouse);
            return;
        }

        Clear();
        using (var directory = new DataDirectory(settings.Directory))
        {
            FillBeforehand(directory);
            await using var warehouse = Open(directory);
            await AppendAllAsync(warehouse);
            await MeasureReadsAsync(warehouse);
        }

        Clear();
    }

    private SqliteWarehouse Open(DataDirectory directory) => new(
        directory,
        Options.Create(new SqliteOptions { CacheMegabytes = settings.CacheMegabytes, CheckpointPages = settings.CheckpointPages }),
        Options.Create(new SqliteWarehouseOptions()),
        TimeProvider.System,
        Schema);

    private FileSchema Schema =>
        WarehouseSchema.Of(settings.PageBytes, string.Equals(settings.Layout, "clustered", StringComparison.Ordinal));

    private void FillBeforehand(DataDirectory directory)
    {
        if (settings.Prefill > 0)
        {
            var watch = Stopwatch.StartNew();
            Prefill.Write(directory, Schema, settings.Prefill, settings.RowsPerHour, RowKey.HourOf(RowMaker.Start));
            Console.WriteLine($"{settings.Prefill} rows beforehand in {watch.Elapsed.TotalSeconds:0} s, {Size("warehouse.db") / 1e9:0.00} GB");
        }
    }

    private async Task AppendAllAsync(IWarehouse warehouse)
    {
        Console.WriteLine("million rows/s(wall) rows/s(cpu) longest-append-ms file-GB log-MB");
        var writers = Enumerable.Range(0, settings.Writers).Select(writer => Task.Run(() => WriteAsync(warehouse, writer))).ToList();
        var watch = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var mark = Million; mark <= settings.Rows; mark += Million)
        {
            while (Interlocked.Read(ref _stored) < mark && !writers.TrueForAll(writer => writer.IsCompleted))
            {
                await Task.Delay(5);
            }

            var now = Process.GetCurrentProcess().TotalProcessorTime;
            Report(mark / Million, watch.Elapsed, now - cpu);
            (watch, cpu) = (Stopwatch.StartNew(), now);
        }

        await Task.WhenAll(writers);
        var ordered = _appendMs.Order().ToList();
        Console.WriteLine($"append ms: p50 {ordered[ordered.Count / 2]}, p99 {ordered[ordered.Count * 99 / 100]}, longest {ordered[^1]}");
    }

    private async Task WriteAsync(IWarehouse warehouse, int writer)
    {
        var maker = new RowMaker(settings, seed: writer);
        for (long first; (first = Interlocked.Add(ref _next, settings.Batch) - settings.Batch) < settings.Rows;)
        {
            var rows = new EnrichedEvent[settings.Batch];
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = maker.Make(first + i);
            }

            await Task.Delay(settings.PaceMs);
            var started = Stopwatch.GetTimestamp();
            await warehouse.AppendAsync(rows, default);
            Record((long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Interlocked.Add(ref _stored, rows.Length);
        }
    }

    private void Record(long milliseconds)
    {
        _appendMs.Enqueue(milliseconds);
        for (var seen = Interlocked.Read(ref _longestMs); milliseconds > seen; seen = Interlocked.Read(ref _longestMs))
        {
            Interlocked.CompareExchange(ref _longestMs, milliseconds, seen);
        }
    }

    private void Report(long million, TimeSpan elapsed, TimeSpan cpu)
    {
        var longest = Interlocked.Exchange(ref _longestMs, 0);
        Console.WriteLine(
            $"{million,7} {Million / elapsed.TotalSeconds,12:0} {Million / cpu.TotalSeconds,11:0} {longest,17} {Size("warehouse.db") / 1e9,7:0.00} {Size("warehouse.db-wal") / 1e6,6:0}");
    }

    private static async Task MeasureReadsAsync(IWarehouse warehouse)
    {
        await TimeAsync("find, not there", () => warehouse.FindAsync("nobody", "nothing", default));
        await TimeAsync("count(*)", () => warehouse.QueryAsync(
            new QueryRequest($"SELECT count(*) FROM {EnrichedEventSchema.Table}", 1, TimeSpan.FromMinutes(10)), default));
    }

    private static async Task TimeAsync(string what, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        Console.WriteLine($"{what}: {watch.ElapsedMilliseconds} ms");
    }

    private long Size(string file)
    {
        var info = new FileInfo(Path.Combine(settings.Directory, file));
        return info.Exists ? info.Length : 0;
    }

    private void Clear()
    {
        if (Directory.Exists(settings.Directory))
        {
            Directory.Delete(settings.Directory, recursive: true);
        }
    }
}

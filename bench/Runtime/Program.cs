using System.Diagnostics;
using System.Reflection;
using Isobar.Bench.Runtime;
using Isobar.EmbeddedRuntime;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

// Usage: dotnet run -c Release --project bench/Runtime [seconds] [clients]
var seconds = args.Length > 0 ? int.Parse(args[0]) : 5;
var clients = args.Length > 1 ? int.Parse(args[1]) : 256;
await using var services = new ServiceCollection()
    .AddEmbeddedRuntime(options => options.AddGrains(Assembly.GetExecutingAssembly()))
    .BuildServiceProvider();
var silo = services.GetRequiredService<EmbeddedSilo>();
await silo.StartAsync();
var load = new Load(services.GetRequiredService<IGrainFactory>(), users: 20_000, cells: 500);
await load.RunAsync(clients, TimeSpan.FromSeconds(2));

var allocated = GC.GetTotalAllocatedBytes();
var processor = Process.GetCurrentProcess().TotalProcessorTime;
var watch = Stopwatch.StartNew();
var events = await load.RunAsync(clients, TimeSpan.FromSeconds(seconds));
var took = watch.Elapsed.TotalSeconds;
var cores = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds / took;
Console.WriteLine($"{2 * events / took:N0} calls/s (two hops, {clients} clients, {cores:N2} cores, "
    + $"{(GC.GetTotalAllocatedBytes() - allocated) / (2.0 * events):N0} bytes per call)");
foreach (var method in services.GetRequiredService<IRuntimeStatistics>().Snapshot().Methods)
{
    Console.WriteLine($"{method.GrainType}.{method.Method}: {method.Calls:N0} calls, p50 {method.LatencyP50.TotalMicroseconds:N0} µs, "
        + $"p99 {method.LatencyP99.TotalMicroseconds:N0} µs, max {method.LatencyMax.TotalMilliseconds:N1} ms");
}

await silo.StopAsync();

using System.Diagnostics;
using Isobar.Bench.Runtime;

// Usage: dotnet run -c Release --project bench/Runtime [-p:IsobarRuntime=orleans] [seconds] [clients]
var seconds = args.Length > 0 ? int.Parse(args[0]) : 5;
var clients = args.Length > 1 ? int.Parse(args[1]) : 256;
await using var silo = await BenchSilo.StartAsync();
var load = new Load(silo.Grains, users: 20_000, cells: 500);
await load.RunAsync(clients, TimeSpan.FromSeconds(5));

var allocated = GC.GetTotalAllocatedBytes();
var processor = Process.GetCurrentProcess().TotalProcessorTime;
var watch = Stopwatch.StartNew();
var events = await load.RunAsync(clients, TimeSpan.FromSeconds(seconds));
var took = watch.Elapsed.TotalSeconds;
var cores = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds / took;
Console.WriteLine($"{BenchSilo.Runtime}: {events / took:N0} events/s of two calls each ({clients} clients, {cores:N2} cores, "
    + $"{(GC.GetTotalAllocatedBytes() - allocated) / (2.0 * events):N0} bytes per call)");

using Isobar.Bench.EmbeddedServices;

// dotnet run -c Release --project bench/EmbeddedServices -- broker 20
// dotnet run -c Release --project bench/EmbeddedServices -- storage 20
var seconds = TimeSpan.FromSeconds(args.Length > 1 ? int.Parse(args[1]) : 10);
await (args is ["storage", ..] ? new GrainStorageBench(seconds).RunAsync() : new BrokerBench(seconds).RunAsync());

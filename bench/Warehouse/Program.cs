using Isobar.Bench.Warehouse;

// dotnet run -c Release --project bench/Warehouse -- --rows 10000000 --layout index
await new WarehouseBench(BenchSettings.Parse(args)).RunAsync();

using Isobar.Tests.Doubles.BigQuery;

// A process of its own, so that end-to-end tests can kill others around it. The first line it prints is its address.
var at = Array.IndexOf(args, "--port");
var port = at < 0 ? 0 : int.TryParse(args.ElementAtOrDefault(at + 1), out var given) && given is >= 0 and <= 65535 ? given : -1;
if (port < 0)
{
    await Console.Error.WriteLineAsync("usage: --port N (0: a free one)");
    return 2;
}

await using var service = await BigQueryDouble.StartAsync(new BigQueryDoubleOptions { Port = port });
Console.WriteLine(service.BaseAddress);
await service.WaitForShutdownAsync();
return 0;

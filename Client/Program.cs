using Isobar.Client.CommandLine;

return await Application.RunAsync(args, Terminal.OfProcess(), CancellationToken.None);

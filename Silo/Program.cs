using Isobar.Silo.CommandLine;

return await UpCommand.RunAsync(args);

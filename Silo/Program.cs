using Isobar.Silo.CommandLine;

return await SiloCommands.RunAsync(args);

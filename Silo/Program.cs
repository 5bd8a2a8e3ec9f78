using Isobar.Silo.CommandLine;

return await UpCommand.Create().Parse(args).InvokeAsync();

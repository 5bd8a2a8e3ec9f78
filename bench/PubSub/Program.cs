using System.Globalization;
using Isobar.Bench.PubSub;
using Isobar.Tests.Doubles.PubSub;

var messages = args is [_, var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000;
switch (args.FirstOrDefault())
{
    case "double":
        await using (var service = await PubSubDouble.StartAsync(TimeProvider.System))
        {
            await PubSubBench.RunAsync(service.Host, messages);
        }

        return 0;
    case "emulator" when EmulatorInstallation.Find() is { } installation:
        await using (var emulator = await PubSubEmulator.StartAsync(installation))
        {
            await PubSubBench.RunAsync(emulator.Host, messages);
        }

        return 0;
    case "emulator":
        Console.Error.WriteLine(EmulatorInstallation.MissingBecause);
        return 1;
    default:
        Console.Error.WriteLine("PubSub double|emulator [messages]");
        return 2;
}

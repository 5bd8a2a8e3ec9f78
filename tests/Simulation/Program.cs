using Isobar.Tests.Simulation.Campaigns;

namespace Isobar.Tests.Simulation;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        var parsed = SimulateCommand.Create().Parse(arguments);
        var code = parsed.Invoke();
        return parsed.Errors.Count > 0 ? 2 : code;
    }
}

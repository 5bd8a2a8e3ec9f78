using System.Globalization;

namespace Isobar.Tests.Simulation;

/// <summary>
/// <c>dotnet run --project tests/Simulation -- 123</c> runs seed 123 and tells its hash and findings; <c>--trace</c> tells what
/// happened as well.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var trace = arguments.Contains("--trace", StringComparer.Ordinal) ? Console.Out : null;
        var failed = 0;
        foreach (var seed in arguments.Where(static argument => argument != "--trace"))
        {
            var report = SimulatedRun.Of(int.Parse(seed, CultureInfo.InvariantCulture), trace);
            Console.WriteLine(report);
            failed += report.Passed ? 0 : 1;
        }

        return failed == 0 ? 0 : 1;
    }
}

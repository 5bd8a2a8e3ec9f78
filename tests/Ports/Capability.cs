using Xunit.Abstractions;

namespace Isobar.Tests.Ports;

/// <summary>Something that the contract leaves to the adapter. An adapter without it says why, and the tests print that.</summary>
public readonly record struct Capability(string? MissingBecause)
{
    public static readonly Capability Present;

    public static Capability Missing(string because) => new(because);

    public bool IsMissing(ITestOutputHelper output)
    {
        if (MissingBecause is null)
        {
            return false;
        }

        output.WriteLine($"Not tested: {MissingBecause}");
        return true;
    }
}

namespace Isobar.Silo.CommandLine;

/// <summary>What is said where a command needs Microsoft Orleans and this program was built without it.</summary>
internal static class OrleansOnly
{
    private const int WrongUse = 2;

    /// <returns>The exit code.</returns>
    public static async Task<int> RefuseAsync(string command)
    {
        await Console.Error.WriteLineAsync($"isobar: {command} needs Microsoft Orleans: add --runtime orleans.");
        return WrongUse;
    }
}

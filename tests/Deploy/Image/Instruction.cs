using System.Text.Json;

namespace Isobar.Tests.Deploy.Image;

/// <summary>One instruction of a Dockerfile, such as <c>COPY . .</c></summary>
internal sealed record Instruction(string Name, string Arguments)
{
    public string[] Words => Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Those that are no flags.</summary>
    public string[] Paths => [.. Words.Where(static word => !word.StartsWith("--", StringComparison.Ordinal))];

    /// <summary>The value of a flag such as <c>--from</c>, or null.</summary>
    public string? Flag(string name) =>
        Array.Find(Words, word => word.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];

    /// <summary>In the form that needs no shell: <c>["dotnet", …]</c>.</summary>
    public string[] Exec => JsonSerializer.Deserialize<string[]>(Arguments)!;
}

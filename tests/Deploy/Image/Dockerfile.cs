using Isobar.Tests.Deploy.Tools;

namespace Isobar.Tests.Deploy.Image;

/// <summary>The Dockerfile, read as far as this one goes: stages of instructions, comments and continued lines.</summary>
internal sealed record Dockerfile(IReadOnlyList<Stage> Stages)
{
    public Stage Last => Stages[^1];

    public static Dockerfile Read()
    {
        var stages = new List<Stage>();
        foreach (var instruction in Instructions(File.ReadAllLines(Checkout.PathOf("Dockerfile"))))
        {
            if (instruction.Name == "FROM")
            {
                stages.Add(new Stage(instruction.Words.Where(static word => !word.StartsWith("--", StringComparison.Ordinal)).ToList(), []));
            }
            else
            {
                stages[^1].Instructions.Add(instruction);
            }
        }

        return new Dockerfile(stages);
    }

    private static IEnumerable<Instruction> Instructions(IEnumerable<string> lines)
    {
        var whole = "";
        foreach (var line in lines.Where(static line => line.Length > 0 && line[0] != '#'))
        {
            whole += line.TrimEnd('\\');
            if (!line.EndsWith('\\'))
            {
                yield return new Instruction(whole[..whole.IndexOf(' ', StringComparison.Ordinal)], whole[(whole.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim());
                whole = "";
            }
        }
    }
}

/// <param name="From">Image, and <c>AS name</c>.</param>
/// <param name="Instructions">What follows.</param>
internal sealed record Stage(IReadOnlyList<string> From, List<Instruction> Instructions)
{
    public string Image => From[0];

    public string? Name => From.Count > 2 ? From[2] : null;

    /// <summary>The only one of this name.</summary>
    public Instruction The(string name) => Assert.Single(Instructions, instruction => instruction.Name == name);
}

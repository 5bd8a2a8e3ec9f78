using Xunit;

namespace Isobar.EmbeddedRuntime.Tests;

public sealed class MessageShapeTests
{
    [Fact]
    public void Types_that_could_not_cross_silos_are_named()
    {
        var problems = MessageShapes.ProblemsOf(typeof(IBadMessages).Assembly);
        Assert.Contains(problems, problem => problem.Contains("Bare in IBadMessages.Ask", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("System.Text.Json.JsonElement in IBadMessages.Ask", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("ICounter.Add", StringComparison.Ordinal));
    }
}

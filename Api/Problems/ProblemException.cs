namespace Isobar.Api.Problems;

/// <summary>Ends a request with an error answer from where there is no result to return.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}

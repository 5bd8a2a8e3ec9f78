using Isobar.Api.Problems;

namespace Isobar.Api.Bodies;

/// <summary>Bounds the memory that bodies take together.</summary>
internal interface IByteBudget
{
    /// <exception cref="ProblemException">429: there is not that much left.</exception>
    void Take(int bytes);
}

namespace Isobar.Api.Bodies;

/// <summary>For bodies whose own limit is small.</summary>
internal sealed class UnboundedBudget : IByteBudget
{
    public static readonly UnboundedBudget Instance = new();

    public void Take(int bytes)
    {
    }
}

namespace Isobar.Tests.Doubles.BigQuery.Sql.Plans;

/// <summary>The row that an expression looks at, and the rows of the queries around it.</summary>
public sealed class Frame(Frame? outer, object?[] row)
{
    public object?[] Row { get; set; } = row;

    public Frame? Outer { get; } = outer;

    public Frame At(int depth)
    {
        var frame = this;
        for (; depth > 0; depth--)
        {
            frame = frame.Outer!;
        }

        return frame;
    }
}

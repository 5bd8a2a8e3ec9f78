using FsCheck.Xunit;
using Isobar.Tests.Grains.Hosting;
using Isobar.Warehousing;

namespace Isobar.Tests.Grains.Warehousing;

/// <summary>A batch that is refused without naming a row, whichever of its rows are at fault.</summary>
[Properties(MaxTest = 500)]
public sealed class HalvingProperties
{
    [Property]
    public async Task Exactly_the_rows_at_fault_are_refused_and_all_others_stored(bool[] faults)
    {
        using var appending = Refusing(faults, out var rows);

        var outcomes = await appending.Append.AppendAsync(rows, TimeSpan.Zero);

        Assert.Equal(faults.Select(static fault => fault ? AppendResult.Refused : AppendResult.Stored), outcomes.Select(static outcome => outcome.Result));
        Assert.Equal(rows.Where((_, index) => !faults[index]), appending.Warehouse.Rows);
    }

    [Property]
    public async Task A_row_at_fault_costs_no_more_appends_than_it_takes_to_find_it(bool[] faults)
    {
        using var appending = Refusing(faults, out var rows);

        await appending.Append.AppendAsync(rows, TimeSpan.Zero);

        // On the way from the whole batch to one row, each halving adds the half without it.
        var halvings = (int)Math.Ceiling(Math.Log2(Math.Max(1, rows.Count)));
        Assert.InRange(appending.Warehouse.Appends.Count, 1, 1 + (2 * faults.Count(static fault => fault) * halvings));
    }

    [Property]
    public async Task Rows_that_are_refused_by_name_cost_no_halving(bool[] faults)
    {
        using var appending = new Appending();
        var rows = Sample.Rows(faults.Length);
        appending.Warehouse.Refuses = row => faults[rows.ToList().IndexOf(row)];

        var outcomes = await appending.Append.AppendAsync(rows, TimeSpan.Zero);

        Assert.Equal(faults, outcomes.Select(static outcome => outcome.Result == AppendResult.Refused));
        Assert.Single(appending.Warehouse.Appends);
    }

    private static Appending Refusing(bool[] faults, out IReadOnlyList<EnrichedEvent> rows)
    {
        var all = Sample.Rows(faults.Length);
        var atFault = all.Where((_, index) => faults[index]).ToHashSet();
        rows = all;
        return new Appending
        {
            Warehouse =
            {
                BeforeAppend = batch => batch.Any(atFault.Contains) ? throw new BatchRefusedException("One of them is wrong.") : Task.CompletedTask,
            },
        };
    }
}

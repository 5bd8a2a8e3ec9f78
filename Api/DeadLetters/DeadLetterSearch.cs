using Isobar.Events;
using Isobar.Warehousing;

namespace Isobar.Api.DeadLetters;

/// <summary>
/// Finds dead letters by key, by reading backwards from the newest: dead letters are few, and the warehouse's contract has no
/// look-up by key.
/// </summary>
internal sealed class DeadLetterSearch(IWarehouse warehouse)
{
    private const int PageSize = 1_000;
    private const int MostPages = 100;

    // Letters of one instant may straddle two pages: pages overlap by this, which is coarser than any warehouse's clock.
    private static readonly TimeSpan Overlap = TimeSpan.FromMilliseconds(1);

    /// <summary>Those of the keys that are among the newest 100,000 letters, in no order.</summary>
    public async Task<IReadOnlyList<DeadLetter>> FindAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellationToken)
    {
        var wanted = keys.ToHashSet();
        var found = new List<DeadLetter>();
        var filter = new DeadLetterFilter { Limit = PageSize };
        for (var page = 0; page < MostPages && wanted.Count > 0; page++)
        {
            var letters = await warehouse.GetDeadLettersAsync(filter, cancellationToken);
            found.AddRange(letters.Where(letter => wanted.Remove(letter.Key)));
            if (letters.Count < PageSize)
            {
                break;
            }

            filter = filter with { ReceivedBefore = Next(letters) };
        }

        return found;
    }

    // A page of one instant only would overlap itself for ever; there the remaining letters of that instant are passed over.
    private static DateTimeOffset Next(IReadOnlyList<DeadLetter> page) =>
        page[0].ReceivedAt - page[^1].ReceivedAt > Overlap ? page[^1].ReceivedAt + Overlap : page[^1].ReceivedAt;
}

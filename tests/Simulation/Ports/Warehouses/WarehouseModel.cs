using Isobar.Events;
using Isobar.Tests.Simulation.Worlds;
using Isobar.Warehousing;

namespace Isobar.Tests.Simulation.Ports.Warehouses;

/// <summary>The warehouse: what it has said it stored is durable at once. Refuses rows of two types.</summary>
internal abstract class WarehouseModel(World world)
{
    /// <summary>Events of this type are refused by name.</summary>
    public const string Refused = "refused";

    /// <summary>An append with an event of this type is refused as a whole.</summary>
    public const string RefusedUnnamed = "refused-unnamed";

    private readonly HashSet<RowKey> _letterKeys = [];

    /// <summary>The rows of the table, as it is.</summary>
    public abstract IReadOnlyList<EnrichedEvent> Table { get; }

    /// <summary>What people read.</summary>
    public abstract IReadOnlyList<EnrichedEvent> View { get; }

    /// <summary>Whether the table itself holds a key once.</summary>
    public abstract bool IsTableExact { get; }

    /// <summary>Whether an append learns that a row was there, so that a profile that forgot does not count it again.</summary>
    public abstract bool TellsDuplicates { get; }

    /// <summary>Whether the table holds everything that people read.</summary>
    public virtual bool IsTableComplete => true;

    /// <summary>Each key once.</summary>
    public List<DeadLetter> DeadLetters { get; } = [];

    /// <summary>Nothing is answered before this.</summary>
    public DateTimeOffset AvailableFrom { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Until this every other request is refused for now.</summary>
    public DateTimeOffset ThrottledUntil { get; set; } = DateTimeOffset.MinValue;

    /// <param name="rows">Rows of one request.</param>
    /// <param name="sentAt">The stamp that the sender gave them.</param>
    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<EnrichedEvent> rows, DateTimeOffset sentAt)
    {
        Admit();
        return rows.Any(static row => row.Event.Type == RefusedUnnamed)
            ? throw new BatchRefusedException("Some row is not to the warehouse's taste.")
            : [.. rows.Select(row => Append(row, sentAt))];
    }

    public int Append(IReadOnlyList<DeadLetter> letters)
    {
        Admit();
        foreach (var letter in letters.Where(letter => _letterKeys.Add(letter.Key)))
        {
            DeadLetters.Add(letter);
            world.Note("dead letter", letter.Key.ToString());
        }

        return letters.Count;
    }

    /// <summary>Stores a row, or knows it.</summary>
    protected abstract AppendOutcome Store(EnrichedEvent row, DateTimeOffset sentAt);

    private AppendOutcome Append(EnrichedEvent row, DateTimeOffset sentAt) => row.Event.Type == Refused
        ? AppendOutcome.Refused("The warehouse does not take rows of this type.")
        : Store(row, sentAt);

    private void Admit()
    {
        if (world.Now < AvailableFrom || (world.Now < ThrottledUntil && world.Chance.Of(0.5)))
        {
            throw new WarehouseUnavailableException("The warehouse is down, or wants to be asked later.");
        }
    }
}

using Isobar.Events;
using Isobar.Places;
using Isobar.Tests.Simulation.Ports;
using Isobar.Tests.Simulation.Ports.Warehouses;
using Isobar.Tests.Simulation.Producers;
using Isobar.Tests.Simulation.Silos;
using Isobar.Users;
using Isobar.Warehousing;
using Isobar.Weather;
using Orleans.Runtime;

namespace Isobar.Tests.Simulation.Audits;

/// <summary>What must be true when the world has come to rest.</summary>
internal sealed class Audit(Ledger ledger, WarehouseModel warehouse, StorageModel storage, SiloSettings settings)
{
    private readonly IReadOnlyList<EnrichedEvent> _rows = warehouse.View;

    /// <summary>Everything that is wrong.</summary>
    public IEnumerable<Finding> Findings() =>
        RowsThatMustBe().Concat(RowsThatMustNotBe()).Concat(DeadLetters()).Concat(Profiles()).Concat(Weather());

    private IEnumerable<Finding> RowsThatMustBe()
    {
        var stored = _rows.Select(static row => row.Key).ToHashSet();
        return ledger.Rows.Keys.Where(key => !stored.Contains(key)).Select(key => Of(key, Rule.NothingIsLost, "was accepted and has no row"));
    }

    private IEnumerable<Finding> RowsThatMustNotBe()
    {
        // By event and not by key: the models of warehouses hold a key once by themselves.
        foreach (var twice in Twice(_rows, static row => (row.Event.UserId, row.Event.EventId, RowKey.HourOf(row.Event.OccurredAt))))
        {
            yield return Of(twice, Rule.NothingIsTwice, "is seen twice");
        }

        foreach (var twice in warehouse.IsTableExact ? Twice(warehouse.Table, static row => row.Key) : [])
        {
            yield return Of(twice, Rule.TableHoldsAKeyOnce, "has two rows");
        }

        foreach (var row in _rows)
        {
            if (!ledger.Rows.TryGetValue(row.Key, out var contents))
            {
                yield return Of(row.Key, Rule.RowsAreWhatWasSent, "has a row, and nobody sent it");
            }
            else if (!contents.Exists(sent => ContentFingerprint.Of(sent) == ContentFingerprint.Of(row.Event)))
            {
                yield return Of(row.Key, Rule.RowsAreWhatWasSent, "has a row with a content that nobody sent");
            }
        }

        static IEnumerable<RowKey> Twice<T>(IReadOnlyList<EnrichedEvent> rows, Func<EnrichedEvent, T> what) =>
            rows.GroupBy(what).Where(static same => same.Skip(1).Any()).Select(static same => same.First().Key);
    }

    private IEnumerable<Finding> DeadLetters()
    {
        var stored = warehouse.DeadLetters.ToDictionary(static letter => letter.Key);
        foreach (var missing in ledger.DeadLetters.Where(key => !stored.ContainsKey(key)))
        {
            yield return Of(missing, Rule.RefusedIsDeadLetter, "is no event, or is refused, and is no dead letter");
        }

        foreach (var letter in stored.Values)
        {
            if (!ledger.DeadLetters.Contains(letter.Key))
            {
                yield return Of(letter.Key, Rule.TroubleMakesNoDeadLetter, $"is a dead letter without being at fault ({letter.Reason}: {letter.Detail})");
            }
            else if (letter.Reason == DeadLetterReasons.Invalid && letter.Attempts != settings.Delivery.MaxAttempts)
            {
                yield return Of(letter.Key, Rule.RefusedIsDeadLetter, $"became a dead letter at attempt {letter.Attempts}");
            }
        }
    }

    private IEnumerable<Finding> Profiles()
    {
        foreach (var rows in _rows.GroupBy(static row => row.Event.UserId, StringComparer.Ordinal))
        {
            var (user, count) = (rows.Key, rows.Count());
            var grain = GrainId.Create("user", user);
            var record = storage.Read("user", grain);
            var profile = record is null ? UserProfile.Empty : record.Read<UserState>().Profile;
            var isExact = settings.HasExactProfiles && !storage.Damaged.Contains(grain);
            if (isExact ? profile.Events != count : profile.Events > count && warehouse.TellsDuplicates)
            {
                yield return OfUser(rows, $"The profile of {user} counts {profile.Events} events, and there are {count} rows.");
            }

            if (isExact && (profile.FirstSeen, profile.LastSeen) != (rows.Min(OccurredAt), rows.Max(OccurredAt)))
            {
                yield return OfUser(rows, $"The profile of {user} was seen from {profile.FirstSeen} to {profile.LastSeen}, its rows are from {rows.Min(OccurredAt)} to {rows.Max(OccurredAt)}.");
            }
        }

        static DateTimeOffset OccurredAt(EnrichedEvent row) => row.Event.OccurredAt;
    }

    private IEnumerable<Finding> Weather()
    {
        foreach (var row in _rows)
        {
            if (row.Cell != (row.Location is { } place ? Cell.Containing(place, settings.Users.CellPrecision) : null))
            {
                yield return Of(row.Key, Rule.WeatherBelongs, $"is at {row.Location}, and its cell is {row.Cell}");
            }

            if (!IsOfItsCellAndSlot(row))
            {
                yield return Of(row.Key, Rule.WeatherBelongs, $"in {row.Cell} at {row.Event.OccurredAt:O} has the weather {row.Weather}");
            }
        }
    }

    private bool IsOfItsCellAndSlot(EnrichedEvent row)
    {
        if (row.Weather.Observation is not { } observation)
        {
            return row.Weather is { Status: WeatherStatus.Missing, Reason: not null and not WeatherReasons.NoData };
        }

        var slot = Slot.Containing(row.Event.OccurredAt, settings.Users.SlotLength);
        return row.Weather.Status == WeatherStatus.Stale
            ? row.Weather.Reason is not null && observation.Source.StartsWith($"{row.Cell}@", StringComparison.Ordinal) && observation.ObservedAt < slot.End
            : observation.Source == WeatherModel.Signature(row.Cell!.Value, slot);
    }

    private Finding Of(RowKey key, Rule rule, string what) =>
        new(rule, $"{key} {what}.", [key.ToString(), .. ledger.MessagesOf.GetValueOrDefault(key, []).Select(static id => $"{id}/")]);

    private Finding OfUser(IGrouping<string, EnrichedEvent> rows, string what) => new(
        Rule.ProfilesAreExact,
        what,
        [$"user/{rows.Key}", .. rows.SelectMany(row => ledger.MessagesOf.GetValueOrDefault(row.Key, []).Select(static id => $"{id}/").Prepend(row.Key.ToString()))]);
}

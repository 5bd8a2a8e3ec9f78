using Isobar.Events;
using Isobar.Places;
using Isobar.Tests.Simulation.Ports;
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
    /// <summary>Everything that is wrong, a sentence each.</summary>
    public IEnumerable<string> Findings() =>
        RowsThatMustBe().Concat(RowsThatMustNotBe()).Concat(DeadLetters()).Concat(Profiles()).Concat(Weather());

    private IEnumerable<string> RowsThatMustBe()
    {
        var stored = warehouse.Rows.Select(static row => row.Key).ToHashSet();
        return ledger.Rows.Keys.Where(key => !stored.Contains(key)).Select(static key => $"{key} was accepted and has no row.");
    }

    private IEnumerable<string> RowsThatMustNotBe()
    {
        var seen = new HashSet<RowKey>();
        foreach (var row in warehouse.Rows)
        {
            if (!seen.Add(row.Key))
            {
                yield return $"{row.Key} has two rows.";
            }

            if (!ledger.Rows.TryGetValue(row.Key, out var contents))
            {
                yield return $"{row.Key} has a row, and nobody sent it.";
            }
            else if (!contents.Exists(sent => ContentFingerprint.Of(sent) == ContentFingerprint.Of(row.Event)))
            {
                yield return $"{row.Key} has a row with a content that nobody sent.";
            }
        }
    }

    private IEnumerable<string> DeadLetters()
    {
        var stored = warehouse.DeadLetters.ToDictionary(static letter => letter.Key);
        foreach (var missing in ledger.DeadLetters.Where(key => !stored.ContainsKey(key)))
        {
            yield return $"{missing} is no event, or is refused, and is no dead letter.";
        }

        foreach (var letter in stored.Values)
        {
            if (!ledger.DeadLetters.Contains(letter.Key))
            {
                yield return $"{letter.Key} is a dead letter without being at fault: {letter.Reason}, {letter.Detail}";
            }
            else if (letter.Reason == DeadLetterReasons.Invalid && letter.Attempts != settings.Delivery.MaxAttempts)
            {
                yield return $"{letter.Key} became a dead letter at attempt {letter.Attempts}.";
            }
        }
    }

    private IEnumerable<string> Profiles()
    {
        foreach (var rows in warehouse.Rows.GroupBy(static row => row.Event.UserId, StringComparer.Ordinal))
        {
            var user = rows.Key;
            var record = storage.Read("user", GrainId.Create("user", user));
            var profile = record is null ? UserProfile.Empty : StateJson.Read<UserState>(record.Body).Profile;
            var isRight = settings.HasExactProfiles ? profile.Events == rows.Count() : profile.Events <= rows.Count();
            if (!isRight)
            {
                yield return $"The profile of {user} counts {profile.Events} events, and there are {rows.Count()} rows.";
            }

            if (settings.HasExactProfiles && (profile.FirstSeen, profile.LastSeen) != (rows.Min(OccurredAt), rows.Max(OccurredAt)))
            {
                yield return $"The profile of {user} was seen from {profile.FirstSeen} to {profile.LastSeen}, its rows are from {rows.Min(OccurredAt)} to {rows.Max(OccurredAt)}.";
            }
        }

        static DateTimeOffset OccurredAt(EnrichedEvent row) => row.Event.OccurredAt;
    }

    private IEnumerable<string> Weather()
    {
        foreach (var row in warehouse.Rows)
        {
            if (row.Cell != (row.Location is { } place ? Cell.Containing(place, settings.Users.CellPrecision) : null))
            {
                yield return $"{row.Key} is at {row.Location}, and its cell is {row.Cell}.";
            }

            if (!IsOfItsCellAndSlot(row))
            {
                yield return $"{row.Key} in {row.Cell} at {row.Event.OccurredAt:O} has the weather {row.Weather}.";
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
}

using Isobar.Places;
using Isobar.State;
using Isobar.Streaming;
using Isobar.Users;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Isobar.Weather;

/// <summary>
/// The weather of one cell, as grain state: each slot is asked for once per expiry, however many ask at the same time; what
/// has expired is given as stale while it is asked for again.
/// </summary>
[GrainType("location")]
[Reentrant]
[ImplicitStreamSubscription(StreamNamespaces.WeatherObservations)]
public sealed class LocationGrain : Grain, ILocationGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<WeatherReport>
{
    private readonly IPersistentState<LocationState> _state;
    private readonly WeatherOptions _options;
    private readonly TimeSpan _slotLength;
    private readonly WeatherLookups _lookups;
    private readonly WeatherInstruments _instruments;
    private readonly TimeProvider _time;
    private readonly Dictionary<Slot, Task<SlotEntry>> _asking = [];
    private readonly CoalescedWrites _writes;
    private SlotBook _book = null!;
    private Cell _cell;
    private IGrainTimer? _writeTimer;
    private bool _isDirty;

    public LocationGrain(
        [PersistentState("location")] IPersistentState<LocationState> state,
        IOptions<WeatherOptions> options,
        IOptions<UserOptions> users,
        WeatherLookups lookups,
        WeatherInstruments instruments,
        TimeProvider time)
    {
        (_state, _options, _lookups, _instruments, _time) = (state, options.Value, lookups, instruments, time);
        _slotLength = users.Value.SlotLength;
        _writes = new CoalescedWrites(WriteStateAsync);
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _cell = Cell.Parse(this.GetPrimaryKeyString());
        _book = new SlotBook(_options, _state.State.Slots);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _isDirty ? _writes.WriteAsync() : Task.CompletedTask;

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<WeatherReport>().ResumeAsync(this);

    public async Task<SlotWeather> GetWeatherAsync(Slot slot)
    {
        var now = _time.GetUtcNow();
        var entry = _book.Find(slot);
        if (entry is not null && !entry.IsExpired(now))
        {
            _instruments.OnCellHit();
            return _book.Answer(slot, now);
        }

        var asking = AskOnce(slot);
        if (entry?.Observation is null)
        {
            entry = await asking;
        }

        return _book.Answer(entry, _time.GetUtcNow());
    }

    public Task<LocationSnapshot> GetSnapshotAsync()
    {
        var now = _time.GetUtcNow();
        return Task.FromResult(new LocationSnapshot
        {
            Cell = _cell,
            Slots = [.. _book.Entries.Reverse().Select(entry => new SlotSnapshot(entry.Slot, _book.Answer(entry.Slot, now)))],
        });
    }

    /// <summary>Reports are state before they are acknowledged: nobody could ask for them again.</summary>
    public Task OnNextAsync(IList<SequentialItem<WeatherReport>> items)
    {
        var now = _time.GetUtcNow();
        foreach (var item in items)
        {
            var observation = item.Item.Observation;
            var slot = Slot.Containing(observation.ObservedAt, _slotLength);
            var entry = _book.Find(slot) ?? new SlotEntry { Slot = slot, AskAgainAt = now };
            if (entry.Observation is null || entry.Observation.ObservedAt <= observation.ObservedAt)
            {
                _book.Put(entry.WithObservation(observation, now, _options));
            }
        }

        return _writes.WriteAsync();
    }

    public Task OnCompletedAsync() => Task.CompletedTask;

    // The provider's own trouble, which it reports and recovers from; nothing was delivered, so nothing is to be done.
    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    private Task<SlotEntry> AskOnce(Slot slot)
    {
        if (_asking.TryGetValue(slot, out var asking))
        {
            return asking;
        }

        asking = AskAsync(slot);
        if (!asking.IsCompleted)
        {
            _asking.Add(slot, asking);
        }

        return asking;
    }

    // Throws nothing: a source in trouble is an answer.
    private async Task<SlotEntry> AskAsync(Slot slot)
    {
        var answer = await _lookups.AskAsync(new WeatherQuestion(_cell, slot, IsPresent: slot.End > _time.GetUtcNow()));
        var now = _time.GetUtcNow();
        var entry = _book.Find(slot) ?? new SlotEntry { Slot = slot, AskAgainAt = now };
        entry = answer.Observation is { } observation
            ? entry.WithObservation(observation, now, _options)
            : entry.WithFailure(answer, now, _options);
        _book.Put(entry);
        _asking.Remove(slot);
        PersistSoon();
        return entry;
    }

    // Asked-for weather can be asked for again, so it is written at leisure.
    private void PersistSoon()
    {
        if (_isDirty)
        {
            return;
        }

        _isDirty = true;
        _writeTimer ??= this.RegisterGrainTimer(
            static (grain, _) => grain._isDirty ? grain._writes.WriteAsync() : Task.CompletedTask,
            this,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        _writeTimer.Change(_options.PersistInterval, Timeout.InfiniteTimeSpan);
    }

    private async Task WriteStateAsync()
    {
        _isDirty = false;
        _state.State = new LocationState { Slots = _book.Entries };
        try
        {
            await _state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}

using Isobar.Enrichment;
using Isobar.Events;
using Isobar.State;
using Isobar.Streaming;
using Isobar.Warehousing;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Isobar.Users;

/// <summary>
/// The acknowledge rule: a delivery returns only when each of its events is durably settled (a row, known to have one, or a
/// dead letter), and throws otherwise, so that the broker keeps what is not.
/// </summary>
/// <remarks>Reentrant, so that queries answer while a delivery waits for its commit. State writes never overlap.</remarks>
[GrainType("user")]
[Reentrant]
[ImplicitStreamSubscription(StreamNamespaces.UserEvents)]
public sealed class UserGrain : Grain, IUserGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<UserEvent>
{
    private readonly UserMemory _memory;
    private readonly UserOptions _options;
    private readonly Enricher _enricher;
    private readonly UserInstruments _instruments;
    private readonly Claims _claims = new();
    private readonly CoalescedWrites _writes;
    private IGrainTimer? _writeTimer;
    private bool _isDirty;

    public UserGrain(
        [PersistentState("user")] IPersistentState<UserState> state,
        [PersistentState("user-window")] IPersistentState<UserWindowState> window,
        IOptions<UserOptions> options,
        Enricher enricher,
        UserInstruments instruments)
    {
        (_options, _enricher, _instruments) = (options.Value, enricher, instruments);
        _memory = new UserMemory(state, window, _options);
        _writes = new CoalescedWrites(WriteStateAsync);
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => _memory.LoadAsync();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _isDirty ? _writes.WriteAsync() : Task.CompletedTask;

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<UserEvent>().ResumeAsync(this);

    public async Task OnNextAsync(IList<SequentialItem<UserEvent>> items)
    {
        var claim = _claims.Make(items.Select(static item => item.Item), _memory.Window, _instruments);
        var stored = false;
        try
        {
            await StoreAsync(claim.Own);
            stored = true;
        }
        finally
        {
            _claims.Release(claim, stored);
        }

        await JoinAsync(claim);
        Count(claim);
    }

    public Task OnCompletedAsync() => Task.CompletedTask;

    // The provider's own trouble, which it reports and recovers from; nothing was delivered, so nothing is to be done.
    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public Task<UserSnapshot> GetSnapshotAsync(int recentEvents) =>
        Task.FromResult(new UserSnapshot(_memory.Profile, _memory.Window.Newest(Math.Clamp(recentEvents, 0, 100))));

    public Task<RowKey?> LocateAsync(string eventId) =>
        Task.FromResult(_memory.Window.Find(EventIdentity.Of(this.GetPrimaryKeyString(), eventId)));

    private async Task StoreAsync(List<PendingEvent> pending)
    {
        if (pending.Count == 0)
        {
            return;
        }

        var place = new LastPlace(_memory.Profile.LastLocation, _memory.Profile.LastLocationAt);
        var rows = await _enricher.EnrichAsync(pending.ConvertAll(static one => (one.Key, one.Event)), place);
        var writer = GrainFactory.GetGrain<IWarehouseWriterGrain>(0);
        var outcomes = await writer.AppendAsync(rows);
        await DeadLetterRefusedAsync(writer, rows, outcomes);
        Remember(pending, rows, outcomes);
        await PersistAsync();
    }

    // Not remembered in the window, so that a replay after a repair goes through.
    private async Task DeadLetterRefusedAsync(
        IWarehouseWriterGrain writer, IReadOnlyList<EnrichedEvent> rows, IReadOnlyList<AppendOutcome> outcomes)
    {
        var letters = RefusedEvents.ToDeadLetters(rows, outcomes);
        if (letters.Count > 0)
        {
            await writer.AppendDeadLettersAsync(letters);
            _instruments.Refused.Add(letters.Count);
        }
    }

    private void Remember(List<PendingEvent> pending, IReadOnlyList<EnrichedEvent> rows, IReadOnlyList<AppendOutcome> outcomes)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var outcome = outcomes[i];
            if (outcome.Result == AppendResult.Refused)
            {
                continue;
            }

            CountRow(rows[i], outcome);
            _memory.Window.Add(new WindowEntry(pending[i].Key, pending[i].Fingerprint, outcome.EnrichedAt ?? rows[i].EnrichedAt));
        }
    }

    private void CountRow(EnrichedEvent row, AppendOutcome outcome)
    {
        // Rows that are there without having been in the window since: see RecognitionWindow.Horizon.
        var isNew = outcome.Result == AppendResult.Stored || outcome.EnrichedAt > _memory.Window.Horizon;
        if (isNew)
        {
            _memory.Profile = _memory.Profile.With(row);
            _instruments.Stored.Increment();
        }
        else
        {
            _memory.Profile = _memory.Profile.WithDuplicates(1, 0);
            _instruments.Duplicates.Increment();
        }
    }

    private static async Task JoinAsync(Claim claim)
    {
        foreach (var other in claim.Joined)
        {
            if (!await other.Stored)
            {
                throw new AppendFailedException("The delivery that was storing the same event failed.");
            }
        }
    }

    private void Count(Claim claim)
    {
        _memory.Profile = _memory.Profile.WithDuplicates(claim.Duplicates, claim.Conflicts);
        _instruments.Duplicates.Add(claim.Duplicates);
        _instruments.Conflicts.Add(claim.Conflicts);
    }

    private Task PersistAsync()
    {
        _isDirty = true;
        if (_options.Persist == PersistPolicy.Always)
        {
            return _writes.WriteAsync();
        }

        _writeTimer ??= this.RegisterGrainTimer(
            static (grain, _) => grain._isDirty ? grain._writes.WriteAsync() : Task.CompletedTask,
            this,
            new GrainTimerCreationOptions(_options.PersistInterval, _options.PersistInterval) { KeepAlive = false });
        return Task.CompletedTask;
    }

    private async Task WriteStateAsync()
    {
        _isDirty = false;
        try
        {
            await _memory.WriteAsync();
            _instruments.StateWrites.Increment();
        }
        catch
        {
            // What is in memory may now differ from what is stored: the next activation starts from what is stored.
            DeactivateOnIdle();
            throw;
        }
    }
}

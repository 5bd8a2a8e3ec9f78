using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.Warehousing;

/// <summary>
/// Appends until it is decided: retries what is transient with backoff until the deadline, and halves what is refused
/// without naming a row until the row is known. Repeating is always right, because appends are idempotent by key. Where stored rows go
/// on downstream, an append is decided once they have: a crash in between is a redelivery, and that publishes them again.
/// </summary>
public sealed class PersistentAppend(
    IWarehouse warehouse,
    IOptions<WriterOptions> options,
    TimeProvider time,
    Random random,
    WriterInstruments instruments,
    ILogger<PersistentAppend> logger,
    IDownstream? downstream = null)
{
    private const string Warehouse = "warehouse";

    private readonly WriterOptions _options = options.Value;

    /// <param name="rows">What to append.</param>
    /// <param name="waited">How long the oldest of them has waited for its turn: it counts.</param>
    /// <exception cref="AppendFailedException">The deadline passed.</exception>
    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<EnrichedEvent> rows, TimeSpan waited)
    {
        if (waited >= _options.Deadline)
        {
            throw new AppendFailedException($"The rows waited for {waited}, and the deadline is {_options.Deadline}: the appends before them take too long.");
        }

        using var deadline = new CancellationTokenSource(_options.Deadline - waited, time);
        var outcomes = await AppendOrHalveAsync(rows, deadline.Token);
        if (downstream is not null)
        {
            await RetryAsync(stop => PublishAsync(downstream, rows, outcomes, stop), "downstream", deadline.Token);
        }

        return outcomes;
    }

    /// <exception cref="AppendFailedException">The deadline passed.</exception>
    public async Task AppendDeadLettersAsync(IReadOnlyList<DeadLetter> letters)
    {
        using var deadline = new CancellationTokenSource(_options.Deadline, time);
        await RetryAsync(
            async stop =>
            {
                await warehouse.AppendDeadLettersAsync(letters, stop);
                return true;
            },
            Warehouse,
            deadline.Token);
    }

    private async Task<bool> PublishAsync(
        IDownstream to, IReadOnlyList<EnrichedEvent> rows, IReadOnlyList<AppendOutcome> outcomes, CancellationToken stop)
    {
        var stored = await StoredRows.OfAsync(warehouse, rows, outcomes, stop);
        if (stored.Count > 0)
        {
            await to.PublishAsync(stored, stop);
            instruments.Published.Add(stored.Count);
        }

        return true;
    }

    private async Task<IReadOnlyList<AppendOutcome>> AppendOrHalveAsync(IReadOnlyList<EnrichedEvent> rows, CancellationToken deadline)
    {
        try
        {
            return await RetryAsync(stop => warehouse.AppendAsync(rows, stop), Warehouse, deadline);
        }
        catch (BatchRefusedException refusal) when (rows.Count == 1)
        {
            return [AppendOutcome.Refused(refusal.Message)];
        }
        catch (BatchRefusedException)
        {
            var half = rows.Count / 2;
            var first = await AppendOrHalveAsync([.. rows.Take(half)], deadline);
            var second = await AppendOrHalveAsync([.. rows.Skip(half)], deadline);
            return [.. first, .. second];
        }
    }

    private async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> append, string whose, CancellationToken deadline)
    {
        Exception? cause = null;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await append(deadline).WaitAsync(deadline);
            }
            catch (Exception failure) when (failure is not BatchRefusedException)
            {
                // That the deadline came is not why.
                cause = failure is OperationCanceledException ? cause ?? failure : failure;
                await BackOffAsync(attempt, cause, whose, deadline);
            }
        }
    }

    private async Task BackOffAsync(int attempt, Exception failure, string whose, CancellationToken deadline)
    {
        instruments.Retries.Increment();
        logger.AppendFailed(failure, whose, attempt + 1);
        var longest = Math.Min(_options.MaximumBackoff.Ticks, _options.MinimumBackoff.Ticks << Math.Min(attempt, 20));
        var spread = TimeSpan.FromTicks((long)(longest * (0.5 + (random.NextDouble() / 2))));
        try
        {
            await Task.Delay(spread, time, deadline);
        }
        catch (OperationCanceledException)
        {
            throw new AppendFailedException($"The {whose} did not take the rows within {_options.Deadline}: {failure.Message}", failure);
        }
    }
}

namespace Isobar.EmbeddedRuntime;

/// <summary>Ends activations that have not been used for a while.</summary>
internal sealed class IdleCollector : IDisposable
{
    private readonly SiloRuntime _silo;
    private readonly ITimer _timer;

    public IdleCollector(SiloRuntime silo)
    {
        _silo = silo;
        var period = silo.Options.CollectionQuantum;
        using var _ = FlowSuppression.Begin();
        _timer = silo.Time.CreateTimer(static self => ((IdleCollector)self!).Collect(age: null), this, period, period);
    }

    /// <summary>Begins to end what has been idle for <paramref name="age"/>, or for the age limit of its class.</summary>
    /// <returns>The activations that end.</returns>
    public IReadOnlyList<Activation> Collect(TimeSpan? age)
    {
        var now = _silo.Time.GetTimestamp();
        return [.. _silo.Directory.Snapshot().Where(activation => activation.DeactivateIfIdle(now, age))];
    }

    public void Dispose() => _timer.Dispose();
}

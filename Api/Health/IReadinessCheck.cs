namespace Isobar.Api.Health;

/// <summary>One condition of <c>/readyz</c>; register as many as there are parts that must be up or moving.</summary>
/// <remarks>
/// Asked when probed, from any number of callers at once; it should answer from memory. One that throws, or takes longer than
/// <c>Api:ProbeTimeout</c>, is not ready.
/// </remarks>
public interface IReadinessCheck
{
    /// <summary>What is checked, for example <c>broker</c>; unique.</summary>
    string Name { get; }

    ValueTask<Readiness> CheckAsync(CancellationToken cancellationToken);
}

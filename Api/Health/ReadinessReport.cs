using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Health;

/// <summary>Asks all checks at once.</summary>
internal sealed partial class ReadinessReport(
    IEnumerable<IReadinessCheck> checks, IOptions<ApiOptions> options, TimeProvider time, ILogger<ReadinessReport> logger)
{
    /// <summary>What is not ready, by name with the reason; empty if all is.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NotReadyAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(checks.Select(async check =>
            (check.Name, Readiness: await AskAsync(check, cancellationToken))));
        return answers
            .Where(answer => !answer.Readiness.IsReady)
            .ToDictionary(answer => answer.Name, answer => answer.Readiness.Reason!, StringComparer.Ordinal);
    }

    private async Task<Readiness> AskAsync(IReadinessCheck check, CancellationToken cancellationToken)
    {
        try
        {
            return await check.CheckAsync(cancellationToken).AsTask()
                .WaitAsync(options.Value.ProbeTimeout, time, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogCheckFailed(failure, check.Name);
            return Readiness.NotReady(failure.Message);
        }
    }
}

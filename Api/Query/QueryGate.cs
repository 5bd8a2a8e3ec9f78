using Isobar.Api.Problems;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Query;

/// <summary>Bounds the queries that run at once: each may keep a core busy until its time is up.</summary>
internal sealed class QueryGate(IOptions<ApiOptions> options)
{
    private int _running;

    /// <returns>Dispose it when the query has ended.</returns>
    /// <exception cref="ProblemException">429.</exception>
    public IDisposable Enter()
    {
        var limit = options.Value.MaxQueriesInFlight;
        if (Interlocked.Increment(ref _running) > limit)
        {
            Interlocked.Decrement(ref _running);
            throw new ProblemException(Refusal.Busy($"At most {limit} queries run at once.", limit, options.Value.RetryAfter));
        }

        return new Turn(this);
    }

    private sealed class Turn(QueryGate gate) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref gate._running);
    }
}

using System.Diagnostics.CodeAnalysis;
using Isobar.Api.Bodies;
using Isobar.Api.Problems;
using Microsoft.Extensions.Options;

namespace Isobar.Api.Events;

/// <summary>Bounds the requests with events that are in flight, and the bytes that they hold.</summary>
internal sealed class IntakeGate(IOptions<ApiOptions> options)
{
    private int _requests;
    private long _bytes;

    public int RequestsInFlight => Volatile.Read(ref _requests);

    public long BytesInFlight => Volatile.Read(ref _bytes);

    /// <exception cref="ProblemException">429: too many requests are in flight.</exception>
    public Admission Enter()
    {
        var limit = options.Value.MaxRequestsInFlight;
        if (Interlocked.Increment(ref _requests) > limit)
        {
            Interlocked.Decrement(ref _requests);
            Refuse($"At most {limit} requests with events may be in flight.", limit);
        }

        return new Admission(this);
    }

    [DoesNotReturn]
    private void Refuse(string detail, long limit) => throw new ProblemException(
        Refusal.Busy($"{detail} Nothing of this one is published; send it again.", limit, options.Value.RetryAfter));

    /// <summary>One request's place; dispose it to leave.</summary>
    internal sealed class Admission(IntakeGate gate) : IByteBudget, IDisposable
    {
        private long _taken;

        public void Take(int bytes)
        {
            _taken += bytes;
            var limit = gate.Limit;
            if (Interlocked.Add(ref gate._bytes, bytes) > limit)
            {
                gate.Refuse($"At most {limit} bytes of events may be in flight.", limit);
            }
        }

        public void Dispose()
        {
            Interlocked.Add(ref gate._bytes, -_taken);
            Interlocked.Decrement(ref gate._requests);
        }
    }

    private long Limit => options.Value.MaxBytesInFlight;
}

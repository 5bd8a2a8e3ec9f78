using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace Isobar.EmbeddedRuntime;

/// <summary>The parts of one silo, and the way from a call to an activation.</summary>
internal sealed class SiloRuntime : IDisposable
{
    private readonly CancellationTokenSource _aborting = new();
    private long _sequence;
    private volatile SiloStage _stage;

    public SiloRuntime(
        IServiceProvider services,
        IOptions<EmbeddedRuntimeOptions> options,
        ITurnScheduler turnScheduler,
        TimeProvider time)
    {
        Services = services;
        Options = options.Value;
        TurnScheduler = turnScheduler;
        Time = time;
        Logger = services.GetService<ILoggerFactory>()?.CreateLogger<EmbeddedSilo>() ?? NullLogger<EmbeddedSilo>.Instance;
        Filters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        Catalog = new(Options, info => new(info, Options, time));
        References = new(this);
        Directory = new(this);
        Timeouts = new(time, Options.ResponseTimeoutCheckPeriod);
        Idle = new(this);
    }

    public IServiceProvider Services { get; }

    public EmbeddedRuntimeOptions Options { get; }

    public ITurnScheduler TurnScheduler { get; }

    public TimeProvider Time { get; }

    public ILogger<EmbeddedSilo> Logger { get; }

    public IIncomingGrainCallFilter[] Filters { get; }

    public GrainCatalog Catalog { get; }

    public GrainReferences References { get; }

    public ActivationDirectory Directory { get; }

    public TimeoutSweep Timeouts { get; }

    public IdleCollector Idle { get; }

    /// <summary>Whether nothing is run any more.</summary>
    public bool IsAborted => _stage == SiloStage.Aborted;

    /// <summary>Canceled when nothing is run any more.</summary>
    public CancellationToken Aborting => _aborting.Token;

    public SiloStage Stage => _stage;

    public long NextSequence() => Interlocked.Increment(ref _sequence);

    public void Enter(SiloStage stage)
    {
        _stage = stage;
        if (stage == SiloStage.Aborted)
        {
            _aborting.Cancel();
        }
    }

    /// <summary>Sends a call. Whatever goes wrong is answered through the request.</summary>
    public void Send(GrainRequest request, BoundMethod method, GrainId target, CancellationToken cancellationToken)
    {
        var source = (TaskScheduler.Current as ActivationScheduler)?.Context as Activation;
        request.Address(method, target, source, Time.GetTimestamp());
        if (cancellationToken.IsCancellationRequested)
        {
            request.Fail(new OperationCanceledException(cancellationToken));
            return;
        }

        if (Refusal(source) is { } refusal)
        {
            request.Fail(refusal);
            return;
        }

        request.CancelWith(cancellationToken);
        Route(request);
    }

    /// <summary>Hands an addressed request to the activation of its grain, made if need be.</summary>
    public void Route(GrainRequest request)
    {
        AcceptResult result;
        do
        {
            result = Directory.Find(request.Target, request.Method.Class).Accept(request);
        }
        while (result == AcceptResult.Ended);

        if (result == AcceptResult.Full)
        {
            request.Fail(new LimitExceededException(
                $"{request.Target} has {Options.MaxQueuedRequestsPerActivation} calls waiting, and takes no more until some have ended " +
                $"({nameof(EmbeddedRuntimeOptions.MaxQueuedRequestsPerActivation)})."));
        }
    }

    /// <summary>Hands a timer's tick to its own activation; where that has ended, it is moot.</summary>
    public void Tick(TimerTick tick, Activation activation)
    {
        tick.Address(activation.Class.TickMethod, activation.GrainId, source: null, Time.GetTimestamp());
        _ = activation.Accept(tick);
    }

    public void Dispose()
    {
        Timeouts.Dispose();
        Idle.Dispose();
        _aborting.Dispose();
    }

    /// <summary>While it stops, grains may still call each other, so that what is under way can end.</summary>
    private SiloUnavailableException? Refusal(Activation? source) => _stage switch
    {
        SiloStage.Running => null,
        SiloStage.Stopping when source?.Silo == this => null,
        SiloStage.Created => new("The silo has not been started."),
        _ => new("The silo is stopping and takes no new calls."),
    };
}

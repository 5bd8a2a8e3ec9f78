using System.Reflection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Streams;

namespace Isobar.EmbeddedRuntime;

/// <summary>A grain class on one silo: what its attributes say, and its figures.</summary>
internal sealed class GrainClass
{
    private static readonly GrainMethod TimerTick = new(typeof(IGrainTimerInvoker), nameof(IGrainTimerInvoker.InvokeCallbackAsync))
    {
        // Orleans reports this one interface by its short name.
        InterfaceName = nameof(IGrainTimerInvoker),
    };

    private static readonly GrainMethod StreamDelivery =
        new(typeof(IStreamConsumerExtension), nameof(IStreamConsumerExtension.DeliverBatch));

    private readonly EmbeddedRuntimeOptions _options;
    private readonly TimeProvider _time;
    private long _active;
    private long _created;

    public GrainClass(GrainClassInfo info, EmbeddedRuntimeOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        Info = info;
        GrainType = TypeOf(info.Type);
        IsReentrant = Type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        IsCallFilter = info.Type.IsAssignableTo(typeof(IIncomingGrainCallFilter));
        CollectionAge = CollectionAgeOf(info.Type, options);
        StreamNamespaces = [.. Type.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>().Select(a => a.StreamNamespace)];
        MaxLocalWorkers = WorkersOf(info.Type);
        TickMethod = Bind(TimerTick);
        DeliveryMethod = Bind(StreamDelivery);
    }

    public GrainClassInfo Info { get; }

    public Type Type => Info.Type;

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    public bool IsCallFilter { get; }

    /// <summary>How long an activation may be idle; infinite for classes that are kept alive.</summary>
    public TimeSpan CollectionAge { get; }

    public IReadOnlyList<string> StreamNamespaces { get; }

    /// <summary>How many activations of one grain there may be; none for classes that are not stateless workers.</summary>
    public int? MaxLocalWorkers { get; }

    public BoundMethod TickMethod { get; }

    public BoundMethod DeliveryMethod { get; }

    public List<BoundMethod> Methods { get; } = [];

    public ActivationCount Count => new(GrainType.ToString(), Volatile.Read(ref _active), Volatile.Read(ref _created));

    public BoundMethod Bind(GrainMethod method)
    {
        var bound = new BoundMethod(method, this, method.ResponseTimeout ?? _options.ResponseTimeout, _time);
        Methods.Add(bound);
        return bound;
    }

    public void OnActivationStarted()
    {
        Interlocked.Increment(ref _active);
        Interlocked.Increment(ref _created);
    }

    public void OnActivationEnded() => Interlocked.Decrement(ref _active);

    // Orleans lets the attribute look for services; this one needs none.
    private static GrainType TypeOf(Type type) =>
        type.GetCustomAttribute<GrainTypeAttribute>()?.GetGrainType(null!, type) ?? GrainType.Create(NameOf(type));

    private static string NameOf(Type type)
    {
        const string Suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    private static TimeSpan CollectionAgeOf(Type type, EmbeddedRuntimeOptions options) =>
        type.IsDefined(typeof(KeepAliveAttribute), inherit: true)
            ? Timeout.InfiniteTimeSpan
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit ?? options.CollectionAge;

    private static int? WorkersOf(Type type) => type.GetCustomAttribute<StatelessWorkerAttribute>() switch
    {
        null => null,
        { MaxLocalWorkers: < 1 } => Environment.ProcessorCount,
        var attribute => attribute.MaxLocalWorkers,
    };
}

namespace Isobar.PubSub;

/// <summary>How Google Pub/Sub is used. What only some of a deployment's processes need may be left out in the others.</summary>
public sealed partial class PubSubOptions
{
    private bool? _hasRetryPolicy;

    /// <summary>The section of the configuration that these options are read from.</summary>
    public const string Section = "PubSub";

    /// <summary>
    /// The Google Cloud project that topics and subscriptions belong to. Default: the environment variable <c>GOOGLE_CLOUD_PROJECT</c>,
    /// else <c>PUBSUB_PROJECT_ID</c>; without any of them nothing starts.
    /// </summary>
    public string? Project { get; set; }

    /// <summary>The API's address; a regional one keeps messages in a region. Default <c>https://pubsub.googleapis.com/</c>.</summary>
    public Uri Endpoint { get; set; } = new("https://pubsub.googleapis.com/");

    /// <summary>
    /// Host and port of an emulator, which is then asked instead of <see cref="Endpoint"/>, without credentials. Default: the
    /// environment variable <c>PUBSUB_EMULATOR_HOST</c>, else none.
    /// </summary>
    public string? EmulatorHost { get; set; }

    /// <summary>
    /// Where Cloud Monitoring answers how deep a backlog is. Default <c>https://monitoring.googleapis.com/</c>; with an emulator nobody is
    /// asked unless this is set.
    /// </summary>
    public Uri? MonitoringEndpoint { get; set; }

    /// <summary>Put before the names of topics and subscriptions, so that several deployments can share a project. Default: nothing.</summary>
    public string NamePrefix { get; set; } = "";

    /// <summary>
    /// Whether missing topics and subscriptions are created, and changed settings applied. Default true. If false they are only looked at:
    /// what is missing is an error, other settings are a warning.
    /// </summary>
    public bool CreateResources { get; set; } = true;

    /// <summary>
    /// How long Pub/Sub keeps a message that nobody acknowledged. 10 minutes to 31 days; default 7 days.
    /// </summary>
    public TimeSpan MessageRetention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Whether acknowledged messages are kept for <see cref="MessageRetention"/> too, so that a seek delivers them again. Default false,
    /// because Google bills their storage.
    /// </summary>
    public bool RetainAcknowledged { get; set; }

    /// <summary>
    /// Topic that Pub/Sub itself moves a message to after <see cref="MaxDeliveryAttempts"/>; created if missing. Default: none. It counts every
    /// give-back and every expired lease, so that an outage of the consumer sends good messages there too; Isobar keeps its own
    /// dead letters and does not need it.
    /// </summary>
    public string? DeadLetterTopic { get; set; }

    /// <summary>See <see cref="DeadLetterTopic"/>. 5 to 100; default 100.</summary>
    public int MaxDeliveryAttempts { get; set; } = 100;

    /// <summary>
    /// Whether subscriptions get a retry policy. Default: all but the emulator's. With one, the emulator (0.8.20) schedules a lease that has ended
    /// for redelivery anew at every pull, fails on the second turn, and from then on redelivers nothing to anybody.
    /// </summary>
    internal bool HasRetryPolicy
    {
        get => _hasRetryPolicy ?? EmulatorHost is not { Length: > 0 };
        set => _hasRetryPolicy = value;
    }

    internal Uri EffectiveEndpoint => EmulatorHost is { Length: > 0 } host ? new Uri($"http://{host}/") : Endpoint;

    internal Uri? EffectiveMonitoringEndpoint =>
        MonitoringEndpoint ?? (EmulatorHost is { Length: > 0 } ? null : new Uri("https://monitoring.googleapis.com/"));
}

using Isobar.Adapters.Postgres;

namespace Isobar.Silo.Cluster;

/// <summary>The cluster that a silo is a member of, or that <c>serve</c> asks; runtime <c>orleans</c> only.</summary>
public sealed class ClusterOptions
{
    /// <summary>The section of the configuration that these options are read from.</summary>
    public const string Section = "Cluster";

    /// <summary>The least that <see cref="CollectionAge"/> may be: Orleans looks for idle activations once a minute.</summary>
    public static readonly TimeSpan MinimumCollectionAge = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Where members find each other and keep the state of grains: <c>localhost</c> (one silo, its state in the data directory) or <c>postgres</c>.
    /// Default <c>localhost</c> for <c>up</c>, <c>postgres</c> for <c>silo</c> and <c>serve</c>.
    /// </summary>
    public ClusterMembership Membership { get; set; } = ClusterMembership.Localhost;

    /// <summary>Names the deployment: silos of one deployment see each other. Default <c>isobar</c>, or the environment's <c>ORLEANS_CLUSTER_ID</c>.</summary>
    public string ClusterId { get; set; } = "isobar";

    /// <summary>
    /// Names the service whose state is kept; it outlives deployments and must not change. Default <c>isobar</c>, or the environment's
    /// <c>ORLEANS_SERVICE_ID</c>.
    /// </summary>
    public string ServiceId { get; set; } = "isobar";

    /// <summary>The silo's name. Default: the environment's <c>POD_NAME</c>, else the machine's name with the silo's port.</summary>
    public string? SiloName { get; set; }

    /// <summary>The IP address by which other members reach this one. Default: the environment's <c>POD_IP</c>, else 127.0.0.1.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>The port for other silos, 0 to 65,535; 0: any free one. Default 11111.</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>The port for clients such as <c>serve</c>, 0 to 65,535; 0: any free one. Default 30000.</summary>
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>
    /// With <c>Membership=postgres</c>: the database of membership and grain states, as Npgsql takes it. Default: that of the warehouse,
    /// <c>Postgres:ConnectionString</c>.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The schema of its tables, which <c>cluster setup</c> creates: lower-case letters, digits and underscores, at most 63. Default <c>orleans</c>.
    /// </summary>
    public string Schema { get; set; } = "orleans";

    /// <summary>Connections for the states of grains, at most; more wait. 1 to 1,000; default 10. Membership has four of its own.</summary>
    public int MaxConnections { get; set; } = 10;

    /// <summary>How long one statement on these tables may take, in whole seconds. 1 s to 1 min; default 10 s.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the start waits for a database that cannot be reached yet, before it fails. 0 to 1 h; default 30 s.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain may be idle before its memory is freed. At least 1 min; default 15 min.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Percent of the memory that the process may use beyond which grains are freed early, the longest idle first; 10 to 100. Default 80.</summary>
    public double MemoryLimitPercent { get; set; } = 80;

    /// <summary>
    /// How long another silo may take to answer a probe. 1 s to 1 min; default 5 s. One that misses three in a row, for two others, is declared dead: with the
    /// default, after about 15 to 25 s if its connections broke, and 30 to 40 s if it froze.
    /// </summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether Microsoft's Orleans dashboard is served at <c>/orleans</c>, for those whose key has the scope <c>admin</c>; the page of the grains links to it. The same for
    /// all members, since each counts for it, which costs time with every call. Default: false.
    /// </summary>
    public bool OrleansDashboard { get; set; }

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var (name, value) in new[] { (nameof(ClusterId), ClusterId), (nameof(ServiceId), ServiceId) })
        {
            if (string.IsNullOrWhiteSpace(value) || value.Length > 150)
            {
                yield return $"{Section}:{name} must be 1 to 150 characters.";
            }
        }

        if (PostgresSchemaName.Fault(Schema) is { } misnamed)
        {
            yield return $"{Section}:{nameof(Schema)} {misnamed}";
        }

        foreach (var (name, value) in new[] { (nameof(SiloPort), SiloPort), (nameof(GatewayPort), GatewayPort) })
        {
            if (value is < 0 or > 65_535)
            {
                yield return $"{Section}:{name} must be 0 to 65535, and is {value}.";
            }
        }

        if (AdvertisedAddress is { } address && !System.Net.IPAddress.TryParse(address, out _))
        {
            yield return $"{Section}:{nameof(AdvertisedAddress)} must be an IP address, and is \"{address}\".";
        }

        if (CollectionAge < MinimumCollectionAge)
        {
            yield return $"{Section}:{nameof(CollectionAge)} must be at least {MinimumCollectionAge}, and is {CollectionAge}.";
        }

        if (MemoryLimitPercent is < 10 or > 100)
        {
            yield return $"{Section}:{nameof(MemoryLimitPercent)} must be 10 to 100, and is {MemoryLimitPercent}.";
        }

        if (MaxConnections is < 1 or > 1_000)
        {
            yield return $"{Section}:{nameof(MaxConnections)} must be 1 to 1000, and is {MaxConnections}.";
        }

        foreach (var fault in FaultsOfTimes())
        {
            yield return fault;
        }
    }

    private IEnumerable<string> FaultsOfTimes()
    {
        var (second, minute) = (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        foreach (var (name, value, least, most) in new[]
        {
            (nameof(ProbeTimeout), ProbeTimeout, second, minute),
            (nameof(CommandTimeout), CommandTimeout, second, minute),
            (nameof(StartTimeout), StartTimeout, TimeSpan.Zero, TimeSpan.FromHours(1)),
        })
        {
            if (value < least || value > most)
            {
                yield return $"{Section}:{name} must be {least} to {most}, and is {value}.";
            }
        }
    }
}

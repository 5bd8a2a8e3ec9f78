namespace Isobar.Adapters.BigQuery;

/// <summary>Which BigQuery dataset, how rows go into it, and what queries may cost.</summary>
public sealed class BigQueryOptions
{
    /// <summary>The section of the configuration that these options are read from.</summary>
    public const string Section = "BigQuery";

    /// <summary>Id of the Google Cloud project that holds the dataset and pays for it. There is no default.</summary>
    public string Project { get; set; } = "";

    /// <summary>The dataset: letters, digits and underscores. Default <c>isobar</c>.</summary>
    public string Dataset { get; set; } = "isobar";

    /// <summary>Where the dataset is created, such as <c>EU</c> or <c>europe-west3</c>; an existing one must be there. Default <c>US</c>.</summary>
    public string Location { get; set; } = "US";

    /// <summary><c>Merge</c> (default): exact, the table within <see cref="MergeInterval"/>. <c>Stream</c>: the table holds a key once as a rule only.</summary>
    public BigQueryMode Mode { get; set; } = BigQueryMode.Merge;

    /// <summary>
    /// The API's address. Default <c>https://bigquery.googleapis.com/</c>. One on this machine (<c>http://127.0.0.1:9050/</c>) is asked without
    /// credentials; any other must be https.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Creates the dataset, tables and views that are missing, and adds missing columns. Default true; if false, what is missing is an error.</summary>
    public bool CreateResources { get; set; } = true;

    /// <summary>How long one request may take, its answer included. Default 15 s; keep it below <c>Writer:Deadline</c>.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Repetitions of a request that failed for now, 0 to 10; the writer begins anew after them. Default 3.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>Wait before the first repetition; doubles with each, with jitter. Default 250 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The longest wait between repetitions. Default 5 s. When BigQuery asks for a longer one (<c>Retry-After</c>), the request fails at once.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Rows in one streaming request, 1 to 50,000. Default 500, as Google advises.</summary>
    public int MaxRowsPerRequest { get; set; } = 500;

    /// <summary>
    /// Bytes in one streaming request, 1,000 to 10,000,000. Default 1,000,000. A larger row goes alone; one beyond 10,000,000 is
    /// refused, because BigQuery would.
    /// </summary>
    public int MaxBytesPerRequest { get; set; } = 1_000_000;

    /// <summary>Streaming requests at once; others wait. Default 8.</summary>
    public int MaxConcurrentRequests { get; set; } = 8;

    /// <summary>How often rows that landed are merged into the table. At least 1 s; default 1 min. Each merge is charged for at least 20 MB.</summary>
    public TimeSpan MergeInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How far a merge looks back before the end of the one before it: longer than a streaming request can be under way, the differences of
    /// clocks included. Default 10 min; at least twice <see cref="RequestTimeout"/>.
    /// </summary>
    public TimeSpan MergeMargin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a merge looks at everything that has landed and not expired. Default 6 h.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>A merge that takes longer is stopped by BigQuery, and the next one begins. Default 10 min.</summary>
    public TimeSpan MergeTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long rows stay where they landed; merges that fail for longer than this lose rows. Whole hours, longer than
    /// <see cref="SweepInterval"/> and <see cref="MergeMargin"/> together. Default 3 days.
    /// </summary>
    public TimeSpan LandingRetention { get; set; } = TimeSpan.FromDays(3);

    /// <summary>
    /// The live view shows events at once that occurred within so many days; older ones with the next merge. It bounds what the view reads
    /// of the table. 1 to 3,650; default 7. Not in mode <c>Stream</c>.
    /// </summary>
    public int LiveDays { get; set; } = 7;

    /// <summary>Bytes that one query of a user may be charged for; a larger one is refused before it runs. Default 10 GiB. Merges and look-ups are not bound by it.</summary>
    public long MaximumBytesBilled { get; set; } = 10L * 1024 * 1024 * 1024;

    /// <summary>List price of queries, US dollars per TiB, for estimates. Default 6.25 (on demand, US).</summary>
    public double PricePerTiB { get; set; } = 6.25;

    /// <summary>Bytes of values that one query's answer may have, as it is held in memory. Default 64 MiB.</summary>
    public int MaxResultBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long looking up rows or dead letters may take. Default 30 s.</summary>
    public TimeSpan LookupTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long counts are shown before they are taken again, when somebody asks. Default 1 min.</summary>
    public TimeSpan FiguresInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long the number of duplicates is shown before it is counted again, when somebody asks; it reads the keys of the last
    /// <see cref="LiveDays"/>, and is charged for. Default 10 min.
    /// </summary>
    public TimeSpan DuplicatesInterval { get; set; } = TimeSpan.FromMinutes(10);

    internal Uri EffectiveEndpoint => Endpoint ?? new Uri("https://bigquery.googleapis.com/");

    /// <summary>Whether the endpoint is a stand-in on this machine, which wants no credentials.</summary>
    internal bool IsLocal => Endpoint is { IsAbsoluteUri: true, IsLoopback: true } local && local.Scheme == Uri.UriSchemeHttp;

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults() => BigQueryOptionFaults.Of(this);
}

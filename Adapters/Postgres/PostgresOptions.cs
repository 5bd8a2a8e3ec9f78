using Isobar.Adapters.Postgres.Connections;

namespace Isobar.Adapters.Postgres;

/// <summary>Where the PostgreSQL warehouse is, and its bounds.</summary>
public sealed class PostgresOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Postgres";

    /// <summary>
    /// How to connect, in Npgsql's form (<c>Host=…;Database=…;Username=…;Password=…</c>, https://www.npgsql.org/doc/connection-string-parameters.html).
    /// Default: from the environment variables <c>PGHOST</c>, <c>PGPORT</c>, <c>PGDATABASE</c>, <c>PGUSER</c>, <c>PGPASSWORD</c>,
    /// <c>PGPASSFILE</c>. PgBouncer must pool sessions, not transactions or statements.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>The schema that holds the tables: lower-case letters, digits and underscores, at most 63. Default <c>isobar</c>.</summary>
    public string Schema { get; set; } = "isobar";

    /// <summary>
    /// Whether the schema, its tables and columns that came with a newer version are created. Default true. With false they are only
    /// checked, so that the user needs no more than INSERT, SELECT, UPDATE and DELETE.
    /// </summary>
    public bool CreateResources { get; set; } = true;

    /// <summary>
    /// How long the start waits for a database that cannot be reached yet, before it fails. Default 30 s. A refused password or a table that
    /// does not fit fails at once.
    /// </summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one statement of an append or a look-up may take, in whole seconds. Default 15 s; keep it below <c>Writer:Deadline</c>.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Connections for appends and look-ups, at most; more wait. Default 10. Queries have their own: <see cref="MaxConcurrentQueries"/>.</summary>
    public int MaxConnections { get; set; } = 10;

    /// <summary>Bytes of a row, as it is sent, beyond which it is refused. Default 16 MB.</summary>
    public int MaxRowBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// How to connect for the SQL of users; default: as <see cref="ConnectionString"/>. Queries run in read-only transactions, but whatever
    /// functions their database user may call, they may call too: give a user here that has USAGE on the schema, SELECT on its tables, and
    /// nothing else.
    /// </summary>
    public string? QueryConnectionString { get; set; }

    /// <summary>Queries (SQL of users) that run at once, a connection each; more wait, up to their own timeout. Default 4.</summary>
    public int MaxConcurrentQueries { get; set; } = 4;

    /// <summary>Bytes of a single value in an answer. Default 4 MB; a larger one refuses the query.</summary>
    public int MaxQueryValueBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Bytes of an answer beyond which it is cut, as it is beyond the rows asked for. Default 32 MB.</summary>
    public int MaxQueryResultBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Rows up to which figures are counted. Default 100,000. Beyond, they are PostgreSQL's own estimate, because counting reads the table.</summary>
    public int ExactCountRows { get; set; } = 100_000;

    /// <summary>Everything that is wrong with these options, each naming its key.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var fault in ConnectionFaults.Of(this))
        {
            yield return fault;
        }

        if (PostgresSchemaName.Fault(Schema) is { } misnamed)
        {
            yield return $"{Section}:{nameof(Schema)} {misnamed}";
        }

        if (CommandTimeout < TimeSpan.FromSeconds(1) || CommandTimeout > TimeSpan.FromHours(1))
        {
            yield return $"{Section}:{nameof(CommandTimeout)} must be 1 s to 1 h, and is {CommandTimeout}.";
        }

        if (StartTimeout < TimeSpan.Zero || StartTimeout > TimeSpan.FromHours(1))
        {
            yield return $"{Section}:{nameof(StartTimeout)} must be 0 to 1 h, and is {StartTimeout}.";
        }

        foreach (var (key, value, minimum) in Bounds())
        {
            if (value < minimum)
            {
                yield return $"{Section}:{key} must be at least {minimum}, and is {value}.";
            }
        }
    }

    private (string Key, int Value, int Minimum)[] Bounds() =>
    [
        (nameof(MaxConnections), MaxConnections, 1),
        (nameof(MaxRowBytes), MaxRowBytes, 1024),
        (nameof(MaxConcurrentQueries), MaxConcurrentQueries, 1),
        (nameof(MaxQueryValueBytes), MaxQueryValueBytes, 1024),
        (nameof(MaxQueryResultBytes), MaxQueryResultBytes, 1024),
        (nameof(ExactCountRows), ExactCountRows, 0),
    ];
}

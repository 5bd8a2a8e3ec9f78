using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Isobar.Tests.Doubles.Postgres;

/// <summary>
/// A real PostgreSQL of the test's own: in a temporary folder, on a free port of the loopback address, with passwords. It can be stopped,
/// killed and started again on what it has stored, and is gone afterwards.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The superuser.</summary>
    public const string User = "isobar";

    public const string Password = "a password; with 'quotes'";

    private const int StartAttempts = 5;

    private readonly ServerUser _user = ServerUser.Choose();
    private readonly string _folder = Directory.CreateTempSubdirectory("isobar-postgres-").FullName;
    private readonly string[] _settings;
    private int _databases;

    private PostgresServer(bool syncs, string[] settings) => _settings =
    [
        $"fsync={(syncs ? "on" : "off")}", "listen_addresses='127.0.0.1'", "unix_socket_directories=''", "max_connections=200",
        "log_statement=none", .. settings,
    ];

    /// <summary>Why there can be no server on this machine, or null. A test that needs one prints it and passes.</summary>
    public static string? MissingBecause =>
        PostgresPrograms.Folder is null ? "PostgreSQL (initdb, pg_ctl, postgres) is not installed." : null;

    public int Port { get; private set; }

    /// <summary>To a database of the superuser's that tests leave alone.</summary>
    public string ConnectionString => ConnectionTo("postgres");

    /// <param name="syncs">Whether commits reach the disk. Off is faster, and enough unless the machine itself goes down.</param>
    /// <param name="settings">Further lines of <c>postgresql.conf</c>, <c>name=value</c>.</param>
    public static async Task<PostgresServer> StartNewAsync(bool syncs = false, params string[] settings)
    {
        var server = new PostgresServer(syncs, settings);
        try
        {
            await server.InitializeAsync();
            await server.StartAsync();
            return server;
        }
        catch (InvalidOperationException e)
        {
            var log = await server.LogAsync();
            await server.DisposeAsync();
            throw new InvalidOperationException($"{e.Message}{log}", e);
        }
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture)}";
        await ExecuteAsync(ConnectionString, $"CREATE DATABASE {name}");
        return ConnectionTo(name);
    }

    /// <summary>Runs SQL, on a connection that is not kept.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts a stopped or killed server, on the same port, and returns when it takes connections.</summary>
    public async Task StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Port = Port == 0 ? FreePort() : Port;
                await ControlAsync("start", "-w", "-l", PathOf("log"), "-o", $"-p {Port}");
                return;
            }
            catch (InvalidOperationException) when (attempt < StartAttempts)
            {
                // Somebody else took the port between looking and starting; one that clients know stays.
                Port = _databases == 0 ? 0 : Port;
            }
        }
    }

    /// <summary>Ends every session, writes what is in memory, and stops.</summary>
    public Task StopAsync() => ControlAsync("stop", "-w", "-m", "fast");

    /// <summary>SIGKILL to the server and all its processes, in the middle of whatever they do.</summary>
    public async Task KillAsync()
    {
        using var process = Running() ?? throw new InvalidOperationException("The server does not run.");
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Running() is { } process)
        {
            process.Dispose();
            await ControlAsync("stop", "-w", "-m", "immediate");
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>
    /// The end without awaiting, for the exit of a process. It is left to a program that outlives it and is nobody's child, because a test
    /// host is given less time to exit than thousands of files take, and is ended together with its children.
    /// </summary>
    public void StopAndForget()
    {
        var stop = _user.Start(Program("pg_ctl"), ["stop", "-w", "-m", "immediate", "-D", PathOf("data")]);
        using var launcher = Process.Start(
            "sh", ["-c", "folder=$1; shift; (\"$@\"; rm -rf \"$folder\") >/dev/null 2>&1 &", "sh", _folder, stop.FileName, .. stop.ArgumentList]);
        launcher.WaitForExit();
    }

    private async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(PathOf("password"), Password);
        await _user.OwnAsync(_folder);
        await _user.RunAsync(
            Program("initdb"), "-D", PathOf("data"), "-U", User, "--pwfile", PathOf("password"), "-A", "scram-sha-256", "-E", "UTF8", "--no-locale", "--no-sync");
        await File.AppendAllLinesAsync(PathOf("data/postgresql.conf"), _settings);
    }

    private async Task<string> LogAsync() => File.Exists(PathOf("log")) ? await File.ReadAllTextAsync(PathOf("log")) : string.Empty;

    private Task ControlAsync(string verb, params string[] arguments) =>
        _user.RunAsync(Program("pg_ctl"), [verb, "-D", PathOf("data"), .. arguments]);

    // The first line of the file is the server's process id.
    private Process? Running()
    {
        var file = PathOf("data/postmaster.pid");
        try
        {
            return File.Exists(file) ? Process.GetProcessById(int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture)) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Database = database, Username = User, Password = Password,
    }.ConnectionString;

    private string PathOf(string file) => Path.Combine(_folder, file);

    private static string Program(string name) => Path.Combine(PostgresPrograms.Folder ?? throw new InvalidOperationException(MissingBecause), name);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;

namespace Isobar.Tests.Doubles.Postgres;

/// <summary>Who the server runs as: PostgreSQL refuses to be root, so root lends it another user.</summary>
internal sealed class ServerUser
{
    private static readonly string[] Preferred = ["postgres", "nobody"];

    private readonly string? _ids;

    private ServerUser(string? ids) => _ids = ids;

    public static ServerUser Choose() => new(Environment.IsPrivilegedProcess ? IdsOf(Preferred) : null);

    /// <summary>Makes a folder and all that is in it this user's.</summary>
    public async Task OwnAsync(string folder)
    {
        if (_ids is not null)
        {
            await RunAsync(new ProcessStartInfo("chown", ["-R", _ids, folder]));
        }
    }

    /// <exception cref="InvalidOperationException">The program failed; with all that it wrote.</exception>
    public async Task RunAsync(string program, params string[] arguments) => await RunAsync(Start(program, arguments));

    public ProcessStartInfo Start(string program, string[] arguments) => _ids?.Split(':') is [var user, var group]
        ? new ProcessStartInfo("setpriv", [$"--reuid={user}", $"--regid={group}", "--clear-groups", "--", program, .. arguments])
        : new ProcessStartInfo(program, arguments);

    private static async Task RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, false);
        start.WorkingDirectory = "/";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} failed: {await output}{await errors}");
        }
    }

    // name:password:uid:gid:…
    private static string IdsOf(string[] names) => names
        .Select(name => File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == name))
        .OfType<string[]>().Select(fields => $"{fields[2]}:{fields[3]}").First();
}

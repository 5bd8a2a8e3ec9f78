using System.Collections.Concurrent;
using System.Text;
using Isobar.Client.CommandLine;
using Microsoft.Extensions.Time.Testing;

namespace Isobar.Client.Tests.Hosting;

/// <summary>Runs command lines in this process, with a directory, a clock and an environment of their own.</summary>
internal sealed class ClientHarness : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("isobar-client-").FullName;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 31, 8, 30, 0, TimeSpan.Zero));

    /// <summary>What commands waited for. The clock moves on at once.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Measured time, for what measures.</summary>
    public bool UsesRealTime { get; init; }

    public Stream Input { get; set; } = Stream.Null;

    public string PathOf(string name) => Path.Combine(_directory, name);

    public string WriteFile(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public Task<ClientOutcome> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public async Task<ClientOutcome> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Application.RunAsync(arguments, Terminal(output, error), cancellationToken);
        return new ClientOutcome(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    public static Stream Text(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    private Terminal Terminal(TextWriter output, TextWriter error)
    {
        var terminal = new Terminal
        {
            Output = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            Input = Input,
            Variable = name => name == "XDG_STATE_HOME" ? PathOf("state") : Variables.GetValueOrDefault(name),
            Random = new Random(7),
        };
        return UsesRealTime ? terminal : terminal with { Clock = Clock, Delay = Wait };
    }

    private Task Wait(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waits.Enqueue(delay);
        Clock.Advance(delay);
        return Task.CompletedTask;
    }
}
